// Refuses what would replace a protected object where Terraform does not say so: with -replace, and for one that is tainted.
import type { Model } from '../../attributes/index.ts';
import type { PrivateState } from '../../private-state.ts';
import type { Report } from '../../report.ts';
import { isProtected, refuseDeletion } from '../../safety.ts';
import { isPlannedAgain } from './in-run.ts';
import type { Managed } from './managed.ts';
import { isSeen } from './state-names.ts';

/** Under this key the first plan of a replacement tells the second one of the prior object, which only the first one gets. */
const protectedKey = 'protected';
/** Under this key a plan tells its apply that a tainted object is protected no more, though its state is. */
const releasedKey = 'released';

interface PlannedChange {
  readonly prior: Model | null;
  readonly planned: Model;
}

export function refuseReplacement(
  managed: Managed,
  { prior, planned }: PlannedChange,
  privateState: PrivateState,
  report: Report,
): void {
  const { roles } = managed.resource;
  if (roles.deletionProtection === undefined) return;
  if (prior) {
    privateState.handOver(protectedKey, isProtected(roles, prior) ? 'true' : undefined);
    return;
  }
  if (isPlannedAgain(managed, prior, privateState)) {
    const wasProtected = privateState.handedOver(protectedKey) === 'true';
    if (wasProtected) refuseDeletion(report, roles, managed.label(planned), 'replaced');
    return;
  }
  if (!isSeen(managed, planned)) return;
  // Terraform plans a tainted object as if there were none, so what the configuration says now counts.
  if (isProtected(roles, planned)) refuseDeletion(report, roles, managed.label(planned), 'replaced');
  privateState.handOver(releasedKey, 'true');
}

/** Whether the plan has found that the object may go though its state still protects it. */
export const mayReplace = (privateState: PrivateState): boolean => privateState.handedOver(releasedKey) === 'true';
