// ValidateDataResourceConfig: what can be said of a data source's configuration without a server.
import type { HandlerOf } from '../../../protocol/index.ts';
import { isObject, objectType, validateObject, withoutEmptyTexts } from '../../attributes/index.ts';
import type { DataSource } from '../../define-data-source.ts';
import { Diagnostics } from '../../report.ts';
import { decodeModel } from '../decode-model.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { validateContext } from '../contexts.ts';

export const validateDataResourceConfig =
  ({ attributes, validate }: DataSource): HandlerOf<'ValidateDataResourceConfig'> =>
  async (request) => {
    const report = new Diagnostics();
    const config = decodeModel(attributes, objectType(attributes), request.config, report);
    validateObject(attributes, config, [], report);
    const said = withoutEmptyTexts(attributes, config, null);
    if (isObject(said) && !report.failed) validate?.(said, validateContext(report));
    return { diagnostics: encodeDiagnostics(report) };
  };
