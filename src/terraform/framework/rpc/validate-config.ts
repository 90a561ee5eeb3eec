// Validate…Config of whatever is only read or opened: what can be said of its configuration without a server.
import type { RequestOf } from '../../protocol/index.ts';
import {
  type Attributes,
  isObject,
  type Model,
  objectType,
  validateObject,
  withoutEmptyTexts,
} from '../attributes/index.ts';
import type { ValidateContext } from '../contexts.ts';
import { Diagnostics } from '../report.ts';
import { validateContext } from './contexts.ts';
import { decodeModel } from './decode-model.ts';
import { encodeDiagnostics } from './diagnostics.ts';

interface Configured {
  readonly attributes: Attributes;
  validate?(config: Model, context: ValidateContext): void;
}

type Request =
  | Pick<RequestOf<'ValidateDataResourceConfig'>, 'type_name' | 'config'>
  | RequestOf<'ValidateActionConfig'>;

export const validateConfig =
  ({ attributes, validate }: Configured) =>
  async (request: Request) => {
    const report = new Diagnostics();
    const config = decodeModel(attributes, objectType(attributes), request.config, report);
    validateObject(attributes, config, [], report);
    const said = withoutEmptyTexts(attributes, config, null);
    if (isObject(said) && !report.failed) validate?.(said, validateContext(report));
    return { diagnostics: encodeDiagnostics(report) };
  };
