// ValidateResourceConfig: what can be said of a configuration without a server.
import type { HandlerOf } from '../../../protocol/index.ts';
import { type Model, validateObject, withoutEmptyTexts } from '../../attributes/index.ts';
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
    if (config) validateModel(managed.resource, config, report);
    return { diagnostics: encodeDiagnostics(report) };
  };

/** What would be said of a configuration, in sentences; nothing where it is valid. */
export function problemsOf(resource: Resource, config: Model): readonly string[] {
  const report = new Diagnostics();
  validateModel(resource, config, report);
  return report.all.flatMap(({ severity, detail }) => (severity === 'error' ? [detail] : []));
}

function validateModel(resource: Resource, config: Model, report: Report & { readonly failed: boolean }): void {
  validateObject(resource.attributes, config, [], report);
  if (report.failed) return;
  resource.validate?.(withoutEmptyTexts(resource.attributes, config, null), validateContext(report));
}
