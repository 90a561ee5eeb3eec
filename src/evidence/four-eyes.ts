// Who decided about a change request, and whether anybody decided alone about what is their own.
import type { ChangeRequest } from '../change-requests/index.ts';
import type { AuditEvent } from '../events/index.ts';
import { isIn, type Period } from './piece.ts';

interface Deed {
  readonly by: string | null;
  readonly at: string;
}

/**
 * `by others`: applied with the approvals that it needed, none of them its author's. `own approval`: its author has approved it.
 * `too few`: applied with less than it needed. `open`: nothing was applied.
 */
export type Verdict = 'by others' | 'own approval' | 'too few' | 'open';

export interface Decision {
  readonly id: number;
  readonly project: string;
  readonly environment: string;
  readonly title: string | null;
  readonly state: string;
  readonly made: Deed;
  readonly requiredApprovals: number;
  readonly approvals: readonly Deed[];
  readonly rejections: readonly Deed[];
  /** By the audit log, where it says so. */
  readonly applied: Deed | null;
  /** Its author may apply what others have approved; it is told all the same. */
  readonly isAppliedByAuthor: boolean;
  readonly verdict: Verdict;
}

/** @param events about change requests */
export function judge(request: ChangeRequest, events: readonly AuditEvent[]): Decision {
  const { id, project, environment, title, state, createdBy, createdAt, minApprovals, stateTimestamps } = request;
  const { approvals = [], rejections = [] } = request;
  const made = { by: createdBy.username ?? null, at: createdAt };
  const given = approvals.map(deedOf);
  const by = events.find((event) => event.type === 'change-request-applied' && requestOf(event) === id)?.createdBy;
  const applied = stateTimestamps.Applied === undefined ? null : { by: by ?? null, at: stateTimestamps.Applied };
  return {
    ...{ id, project, environment, title: title ?? null, state, made, requiredApprovals: minApprovals },
    ...{ approvals: given, rejections: rejections.map(deedOf), applied },
    isAppliedByAuthor: applied !== null && applied.by !== null && applied.by === made.by,
    verdict: verdictOf(made, given, minApprovals, applied !== null),
  };
}

const deedOf = ({
  createdBy,
  createdAt,
}: {
  createdBy: { username?: string | undefined };
  createdAt: string;
}): Deed => ({
  ...{ by: createdBy.username ?? null, at: createdAt },
});

function verdictOf(made: Deed, approvals: readonly Deed[], required: number, isApplied: boolean): Verdict {
  if (approvals.some(({ by }) => by !== null && by === made.by)) return 'own approval';
  if (!isApplied) return 'open';
  const people = new Set(approvals.flatMap(({ by }) => by ?? []));
  return people.size >= required ? 'by others' : 'too few';
}

/** The number of the change request that an event is about. */
export function requestOf({ data }: Pick<AuditEvent, 'data'>): number | undefined {
  const id = (data as { readonly changeRequestId?: unknown } | null | undefined)?.changeRequestId;
  return typeof id === 'number' ? id : undefined;
}

/** Whether anything was decided about it in the period. */
export const isDecidedIn = (period: Period, { approvals, rejections, applied }: Decision): boolean =>
  [...approvals, ...rejections, ...(applied ? [applied] : [])].some(({ at }) => isIn(period, at));
