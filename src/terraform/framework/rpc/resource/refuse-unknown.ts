// What is applied must be known, but for what the server decides.
import { holdsComputed, isWhollyKnown, type Model } from '../../attributes/index.ts';
import type { Report } from '../../report.ts';
import type { Managed } from './managed.ts';

/** Terraform never asks for this; a plan file that was damaged could. */
export function refuseUnknown({ resource }: Managed, config: Model, planned: Model, report: Report): void {
  for (const [name, { presence, kind }] of Object.entries(resource.attributes)) {
    const isLeftToServer = presence === 'computed' || (presence === 'optionalComputed' && config[name] === null);
    if (isLeftToServer || isWhollyKnown(planned[name]) || (kind.nested && holdsComputed(kind.nested.attributes)))
      continue;
    report.error('Value not known', `Terraform asks to apply ${name} before its value is known. Plan again.`, [
      { attribute: name },
    ]);
  }
}
