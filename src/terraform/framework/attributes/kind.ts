// What an attribute kind answers for itself; nothing outside this folder asks which kind it is.
import type { AttributePath, CtyType, Value } from '../../protocol/index.ts';
import type { Report } from '../report.ts';
import type { Attributes } from './attribute.ts';

/** How a nested attribute holds its objects, in the protocol's words. */
export type Nesting = 'single' | 'list' | 'set' | 'map';

/**
 * The behaviour of one kind of value. Models are plain data: `null` is known to be absent, `undefined` is not known yet.
 *
 * - `decode` narrows a wire value to the model and reports what the model cannot hold.
 * - `validate` reports on a known, non-null model at its path.
 * - `plan` fills in what the configuration leaves to defaults and to the prior value.
 * - `same` says whether two known, non-null models mean the same.
 * - `settle` keeps the reference's spelling wherever the observed value means the same.
 */
export interface Kind {
  /** Name for documentation, such as `Set of Number`. */
  readonly label: string;
  readonly type: CtyType;
  readonly nested?: { readonly nesting: Nesting; readonly attributes: Attributes };
  decode(value: Value, path: AttributePath, report: Report): Value;
  validate(model: Value, path: AttributePath, report: Report): void;
  plan(config: Value, prior: Value): Value;
  same(a: Value, b: Value): boolean;
  settle(observed: Value, reference: Value): Value;
}
