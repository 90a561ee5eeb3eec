// ValidateResourceConfig: what can be said of a configuration without a server.
import type { HandlerOf } from '../../../protocol/index.ts';
import { validateObject, validateWriteOnly, withoutEmptyTexts } from '../../attributes/index.ts';
import { Diagnostics } from '../../report.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { validateContext } from '../contexts.ts';
import type { Managed } from './managed.ts';

export const validateResourceConfig =
  (managed: Managed): HandlerOf<'ValidateResourceConfig'> =>
  async (request) => {
    const report = new Diagnostics();
    const config = managed.decode(request.config, report);
    if (config) {
      validateObject(managed.resource.attributes, config, [], report);
      const isAllowed = request.client_capabilities?.write_only_attributes_allowed === true;
      const said = withoutEmptyTexts(managed.resource.attributes, config, null);
      validateWriteOnly(managed.resource.attributes, said, isAllowed, report);
      if (!report.failed) managed.resource.validate?.(said, validateContext(report));
    }
    return { diagnostics: encodeDiagnostics(report) };
  };
