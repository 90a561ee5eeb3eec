// ValidateListResourceConfig: what can be said of the filters of a `list` block without a server.
import type { HandlerOf } from '../../../protocol/index.ts';
import { objectType, validateObject } from '../../attributes/index.ts';
import { filterAttributes } from '../../objects/index.ts';
import { Diagnostics } from '../../report.ts';
import { decodeModel } from '../decode-model.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import type { Managed } from '../resource/managed.ts';

export const validateListResourceConfig =
  ({ resource }: Managed): HandlerOf<'ValidateListResourceConfig'> =>
  async (request) => {
    const report = new Diagnostics();
    const attributes = filterAttributes(resource);
    const config = decodeModel(attributes, objectType(attributes), request.config, report);
    validateObject(attributes, config, [], report);
    return { diagnostics: encodeDiagnostics(report) };
  };
