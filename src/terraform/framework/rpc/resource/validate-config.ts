// ValidateResourceConfig: what can be said of a configuration without a server.
import type { HandlerOf } from '../../../protocol/index.ts';
import { type Model, validateObject, validateWriteOnly, withoutEmptyTexts } from '../../attributes/index.ts';
import { Diagnostics, type Report } from '../../report.ts';
import type { Resource } from '../../resource.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { validateContext } from '../contexts.ts';
import type { Managed } from './managed.ts';

export const validateResourceConfig =
  (managed: Managed): HandlerOf<'ValidateResourceConfig'> =>
  async (request) => {
    const report = new Diagnostics();
    const config = managed.decode(request.config, report);
    const isAllowed = request.client_capabilities?.write_only_attributes_allowed === true;
    if (config) validateModel(managed.resource, config, isAllowed, report);
    return { diagnostics: encodeDiagnostics(report) };
  };

/** What would be said of a configuration, in sentences; nothing where it is valid. */
export function problemsOf(resource: Resource, config: Model): readonly string[] {
  const report = new Diagnostics();
  validateModel(resource, config, true, report);
  return report.all.flatMap(({ severity, detail }) => (severity === 'error' ? [detail] : []));
}

/** @param isAllowed whether write-only attributes may be set */
function validateModel(
  { attributes, validate }: Resource,
  config: Model,
  isAllowed: boolean,
  report: Report & { readonly failed: boolean },
): void {
  validateObject(attributes, config, [], report);
  const said = withoutEmptyTexts(attributes, config, null);
  validateWriteOnly(attributes, said, isAllowed, report);
  if (!report.failed) validate?.(said, validateContext(report));
}
