// GenerateResourceConfig: what a configuration has to say so that an imported object stays as it is.
import { encodeDynamicValue, type HandlerOf } from '../../../protocol/index.ts';
import { type Attributes, configurationOf, writtenAttributes } from '../../attributes/index.ts';
import { Diagnostics } from '../../report.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import type { Managed } from './managed.ts';

/** Terraform writes it down, so secrets are left out. Terraform 1.14.0 sends no state: then there is nothing to say. */
export const generateResourceConfig =
  (managed: Managed): HandlerOf<'GenerateResourceConfig'> =>
  async ({ state }) => {
    const report = new Diagnostics();
    const model = managed.decode(state, report);
    if (!model || report.failed) return { diagnostics: encodeDiagnostics(report) };
    const attributes: Attributes = managed.resource.attributes;
    const secrets = writtenAttributes(attributes, model).flatMap(([name, { facts }]) =>
      facts.sensitive ? [name] : [],
    );
    if (secrets.length > 0)
      report.warning(
        `${managed.label(model)} needs its ${secrets.join(' and ')}`,
        `The configuration that was generated leaves out ${secrets.join(' and ')}, which is secret: without it, the next apply fails or takes it away. Set it from a sensitive variable before you plan${instead(attributes, secrets)}.`,
      );
    return {
      config: encodeDynamicValue(managed.type, configurationOf(attributes, model)),
      diagnostics: encodeDiagnostics(report),
    };
  };

/** How to keep out of state what can be kept out of it. */
function instead(attributes: Attributes, secrets: readonly string[]): string {
  const written = secrets.flatMap((name) => attributes[name]!.facts.pair?.written ?? []);
  return written.length === 0 ? '' : `, or ${written.join(' and ')}, which is never kept in state`;
}
