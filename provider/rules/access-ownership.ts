// Warns where the three shapes of project access get in each other's way.
import { type Claiming, claimOwnership } from './ownership.ts';

/** What a resource decides about in a project; `roles` or `members` left out means all of them. */
interface Decides {
  readonly roles?: readonly number[];
  /** Such as `user:5`. */
  readonly members?: readonly string[];
  /** The members' roles are decided as a whole: those that are not listed are taken away. */
  readonly ownsMembers?: boolean;
}

export function claimAccess(context: Claiming, type: string, project: string | undefined, claim: Decides): void {
  if (project === undefined) return;
  const place = `the project ${JSON.stringify(project)}`;
  claimOwnership<Decides>(context, `access ${project}`, type, claim, (other, theirs) => {
    const wholes = [claim.roles ? [] : [type], theirs.roles ? [] : [other]].flat();
    if (wholes.length > 0)
      return `${wholes[0]} owns all access to ${place}, and ${wholes[0] === type ? other : type} grants some of it.`;
    const role = claim.roles?.find((one) => theirs.roles?.includes(one));
    if (role !== undefined) return `Both decide who has the role ${role} in ${place}.`;
    const member = claim.members?.find((one) => theirs.members?.includes(one));
    const owner = claim.ownsMembers ? type : theirs.ownsMembers ? other : undefined;
    if (member === undefined || !owner) return undefined;
    return `${owner} owns all roles of ${member} in ${place}, and ${owner === type ? other : type} grants one of them.`;
  });
}
