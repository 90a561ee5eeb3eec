// Which attributes a plan changes, however their values are written.
import { sameValue } from '../../../protocol/index.ts';
import type { AnyAttribute, Model } from '../../attributes/index.ts';
import type { Managed } from './managed.ts';

export const changedNames = ({ resource }: Managed, prior: Model, planned: Model): string[] =>
  Object.entries(resource.attributes)
    .filter(([name, attribute]) => isChange(attribute, prior[name], planned[name]))
    .map(([name]) => name);

/** Whether the two are not the same value, or one of them is not known. */
export const differs = (type: Parameters<typeof sameValue>[0], a: Model[string], b: Model[string]): boolean =>
  a === undefined || b === undefined || !sameValue(type, a, b);

/** Null and an empty text may say the same. */
const isChange = (attribute: AnyAttribute, prior: Model[string], planned: Model[string]) =>
  differs(attribute.kind.type, prior, planned) &&
  !(attribute.isAbsent(prior!) && planned !== undefined && attribute.isAbsent(planned));
