// ValidateEphemeralResourceConfig: what can be said of a configuration without a server. Terraform asks before each Open.
import type { HandlerOf } from '../../../protocol/index.ts';
import { isObject, objectType, validateObject, withoutEmptyTexts } from '../../attributes/index.ts';
import type { EphemeralResource } from '../../define-ephemeral-resource.ts';
import { Diagnostics } from '../../report.ts';
import { decodeModel } from '../decode-model.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { validateContext } from '../contexts.ts';

export const validateEphemeralResourceConfig =
  ({ attributes, validate }: EphemeralResource): HandlerOf<'ValidateEphemeralResourceConfig'> =>
  async (request) => {
    const report = new Diagnostics();
    const config = decodeModel(attributes, objectType(attributes), request.config, report);
    validateObject(attributes, config, [], report);
    const said = withoutEmptyTexts(attributes, config, null);
    if (isObject(said) && !report.failed) validate?.(said, validateContext(report));
    return { diagnostics: encodeDiagnostics(report) };
  };
