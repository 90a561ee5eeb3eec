// Refuses a user who is listed twice: Unleash itself fails without a reason.
import type { Refuse } from '../../src/terraform/framework/index.ts';

/** What is not known yet is left alone; the plan that is applied knows it. */
export function refuseDuplicateUsers(users: readonly (number | undefined)[] | null | undefined, error: Refuse): void {
  const known = (users ?? []).filter((id) => id !== undefined);
  const twice = known.find((id, index) => known.indexOf(id) !== index);
  if (twice === undefined) return;
  error('Duplicate user', `The user ${twice} is listed more than once. Remove one of them.`, ['users']);
}
