// Attributes that keep an object from being lost, for resources whose loss hurts.
import type { ObjectValue } from '../protocol/index.ts';
import { optional } from './attributes/index.ts';
import type { Report } from './report.ts';

/** While it is true, a plan that would delete or replace the object is refused. */
export const deletionProtection = () =>
  optional
    .boolean(
      'While true, plans that would delete or replace it are refused. To delete it, set this to `false` and apply first.',
    )
    .local();

/** What a destroy does instead of deleting; `forget` leaves the object as it is, and the framework sees to it. */
export const onDestroy = <const Ways extends readonly ['delete', ...string[], 'forget']>(ways: Ways) =>
  optional
    .oneOf(
      ways,
      `What destroying it does: ${ways.map((way) => `\`${way}\``).join(', ')}. Left out, it is deleted; \`forget\` leaves it as it is in the service.`,
    )
    .local();

export function refuseDeletion(report: Report, prior: ObjectValue | null, label: string, why: string): void {
  if (prior?.deletion_protection !== true) return;
  report.error(
    `${label} is protected from deletion`,
    `It would be ${why}, but has deletion_protection = true. If that is meant, set deletion_protection = false, apply, and plan again.`,
    [{ attribute: 'deletion_protection' }],
  );
}
