// Attributes that keep an object from being lost, for resources whose loss hurts.
import type { ObjectValue } from '../protocol/index.ts';
import { optional, type Roles } from './attributes/index.ts';
import type { Report } from './report.ts';

/** While it is true, a plan that would delete or replace the object is refused. */
export const deletionProtection = () =>
  optional
    .boolean(
      'While it is `true`, plans that would delete or replace it are refused: set it to `false` and apply first. Left out, it is not protected.',
    )
    .local()
    .inRole('deletionProtection');

/** What a destroy does instead of deleting; `forget` leaves the object as it is, and the framework sees to it. */
export const onDestroy = <const Ways extends readonly ['delete', ...string[], 'forget']>(ways: Ways) =>
  optional
    .oneOf(
      ways,
      `What destroying it does: ${ways.map((way) => `\`${way}\``).join(', ')}. Left out, it is deleted; \`forget\` leaves it as it is in the service.`,
    )
    .local()
    .inRole('onDestroy');

/** Whether the attribute with this role says that the object is to stay. */
export const isProtected = ({ deletionProtection: name }: Roles, model: ObjectValue | null): boolean =>
  name !== undefined && model?.[name] === true;

/** Whether a destroy of the object leaves it as it is. */
export const forgetsOnDestroy = ({ onDestroy: name }: Roles, model: ObjectValue): boolean =>
  name !== undefined && model[name] === 'forget';

export function refuseDeletion(report: Report, { deletionProtection: name }: Roles, label: string, why: string): void {
  report.error(
    `${label} is protected from deletion`,
    `It would be ${why}, but has ${name} = true. If that is meant, set ${name} = false, apply, and plan again.`,
    name === undefined ? undefined : [{ attribute: name }],
  );
}
