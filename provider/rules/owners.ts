// Warns of changes that leave a project without an owner. Admins can still manage it, so nothing is refused.
import type { AdminApi } from '../../src/admin-api/index.ts';
import type { CallContext, Warn } from '../../src/terraform/framework/index.ts';
import { grantsPrefix, projectKey } from '../writes/claims.ts';
import { type Holder, readGrants } from '../writes/project-grants.ts';

/** Id of the project role Owner on every instance. */
export const ownerRole = 4;

export const warnOfNoOwner = (warn: Warn, project: string, attribute: string): void =>
  warn(
    `The project ${JSON.stringify(project)} would have no owner`,
    'This takes the role Owner from the last user or group that has it. Only Admins could then change the project and who is in it. Unless the project is to go too, make somebody else Owner.',
    [attribute],
  );

/**
 * The same just before the write, where it is known what else the run brings: another block may make somebody Owner, or the
 * project may be going too.
 * @param loses whether the write takes the role Owner from a holder
 */
export async function warnIfLastOwnerGoes(
  api: AdminApi,
  { run, warn }: Pick<CallContext, 'run' | 'warn'>,
  project: string,
  loses: (holder: Holder) => boolean,
  attribute: string,
): Promise<void> {
  const isPlanned = run.heldUnder(grantsPrefix(project)).some((grant) => grant.endsWith(` ${ownerRole}`));
  if (isPlanned || run.releases(projectKey(project))) return;
  const owners = (await readGrants(api, project)).holders.filter(({ roles }) => roles.includes(ownerRole));
  if (owners.length > 0 && owners.every(loses)) warnOfNoOwner(warn, project, attribute);
}
