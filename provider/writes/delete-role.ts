// Deletes a role that the same run takes from its holders: Terraform deletes it before it changes them.
import { AdminApiError } from '../../src/admin-api/index.ts';
import { type CallContext, ResourceFailure } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import { type RoleHolder, readRoleHolders } from './role-holders.ts';

type Run = CallContext['run'];

/**
 * Takes the role from those from whom the plan takes it anyway, and waits for other work of the run that may free it.
 * @param allowed whether somebody may be locked out by it
 * @throws ResourceFailure that names those who keep it
 */
export async function deleteRole(api: Unleash, id: `${number}`, run: Run, allowed: boolean): Promise<void> {
  let keepers: readonly RoleHolder[] = [];
  let refusal: unknown;
  const deleted = await run.untilOthersDone(async () => {
    try {
      await api.deleteRole({ roleId: id });
      return true;
    } catch (error) {
      if (!(error instanceof AdminApiError && error.isInUse)) throw error;
      refusal = error;
    }
    const holders = await readRoleHolders(api, Number(id), { run, allowed });
    keepers = holders.filter(({ key }) => !run.releases(key));
    if (keepers.length > 0) return undefined;
    for (const { key, take } of holders) await take(nextRole(run, key));
    await api.deleteRole({ roleId: id });
    return true;
  });
  if (deleted) return;
  const said = refusal instanceof Error ? refusal.message : '';
  throw new ResourceFailure(`${said}\n\n${describe(keepers)}`);
}

/** The root role that the run gives to the same account or group. */
function nextRole(run: Run, key: string): number | undefined {
  const [next] = key.startsWith('root role ') ? run.heldUnder(key.slice(0, key.lastIndexOf(' ') + 1)) : [];
  return next === undefined ? undefined : Number(next);
}

function describe(keepers: readonly RoleHolder[]): string {
  const shown = keepers.slice(0, 10).map(({ label }) => label);
  const rest = keepers.length - shown.length;
  return `The role is in use: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''} ${keepers.length > 1 ? 'have' : 'has'} it, and this plan does not take it away there. Take it from them, in Terraform or in Unleash, and apply again.`;
}
