// A change request as the commands about it answer: all of it as data, what it changes or what has happened to it as lines.
import type { ChangeLine, ChangeRequest, HistoryLine, Which } from '../../change-requests/index.ts';

interface ShownRequest {
  readonly id: number;
  readonly project: string;
  readonly environment: string;
  readonly title: string | null;
  readonly state: string;
  readonly createdBy: string | null;
  readonly createdAt: string;
  /** How many it needs, and who has given one. */
  readonly requiredApprovals: number;
  readonly approvedBy: readonly (string | null)[];
  readonly schedule: { readonly at: string; readonly status: string; readonly reason: string | null } | null;
  readonly changes: readonly ChangeLine[];
  readonly history: readonly HistoryLine[];
}

export async function showRequest({ project, id }: Which, request: ChangeRequest): Promise<ShownRequest> {
  const { describeChanges, historyOf } = await import('../../change-requests/index.ts');
  const { environment, title, state, createdBy, createdAt, minApprovals, approvals = [] } = request;
  return {
    ...{ id, project, environment, title: title ?? null, state },
    ...{ createdBy: createdBy.username ?? null, createdAt, requiredApprovals: minApprovals },
    approvedBy: approvals.map((approval) => approval.createdBy.username ?? null),
    schedule: request.state === 'Scheduled' ? scheduleOf(request.schedule) : null,
    changes: describeChanges(request),
    history: historyOf(request),
  };
}

const scheduleOf = (schedule: Extract<ChangeRequest, { state: 'Scheduled' }>['schedule']) => ({
  ...{ at: schedule.scheduledAt, status: schedule.status },
  reason: 'reason' in schedule ? schedule.reason : null,
});

export const changeColumns = {
  kind: ({ kind }: ChangeLine) => kind,
  name: ({ name }: ChangeLine) => name,
  change: ({ sign, what }: ChangeLine) => `${sign} ${what}`,
  settings: ({ details }: ChangeLine) => details.join('; '),
  conflict: ({ conflict }: ChangeLine) => conflict,
};

export const historyColumns = {
  when: ({ at }: HistoryLine) => at,
  what: ({ what }: HistoryLine) => what,
  by: ({ by }: HistoryLine) => by,
  text: ({ text }: HistoryLine) => text,
};

/** How it stands, in a sentence. */
export function standing(shown: ShownRequest): string {
  const { id, project, environment, state, requiredApprovals, approvedBy, schedule } = shown;
  const counted = `${approvedBy.length} of ${requiredApprovals} approvals`;
  const planned = schedule ? `, to be applied at ${schedule.at} (${schedule.reason ?? schedule.status})` : '';
  return `Change request ${id} in ${environment} of ${project} is ${state}, with ${counted}${planned}.`;
}
