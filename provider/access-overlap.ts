// Warns where the three shapes of project access get in each other's way.
import { noteOwner } from './overlap.ts';

type Noticing = Parameters<typeof noteOwner>[0];

/** @param roles roles that the resource decides about in the project; undefined for all of them */
export function noteAccess(
  context: Noticing,
  type: string,
  project: string | undefined,
  roles: readonly number[] | undefined,
): void {
  if (project === undefined) return;
  noteOwner<readonly number[] | undefined>(context, `access ${project}`, type, roles, (other, otherRoles) => {
    if (!roles || !otherRoles) {
      const whole = roles ? other : type;
      return `${whole} owns all access to the project ${JSON.stringify(project)}, and ${roles ? type : other} grants some of it.`;
    }
    const shared = roles.find((role) => otherRoles.includes(role));
    return shared === undefined
      ? undefined
      : `Both decide who has the role ${shared} in the project ${JSON.stringify(project)}.`;
  });
}
