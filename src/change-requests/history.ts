// What has happened to a change request, in the order of time.
import type { ChangeRequest } from './change-request.ts';

export interface HistoryLine {
  /** ISO instant. */
  readonly at: string;
  /** `made`, `approved`, `rejected`, `commented`, or the state that it came to, such as `Applied`. */
  readonly what: string;
  /** Null where Unleash does not say who it was. */
  readonly by: string | null;
  readonly text: string | null;
}

/** The last thing is its state, so `Applied` and the like have no name: the audit log has it. */
export function historyOf(request: ChangeRequest): HistoryLine[] {
  const { createdAt, createdBy, approvals = [], rejections = [], comments = [], stateTimestamps } = request;
  const by = ({ username }: { readonly username?: string | null | undefined }) => username ?? null;
  const step = (what: string) => (one: (typeof approvals)[number]) => ({
    ...{ at: one.createdAt, what, by: by(one.createdBy), text: null },
  });
  const lines: HistoryLine[] = [
    { at: createdAt, what: 'made', by: by(createdBy), text: null },
    ...approvals.map(step('approved')),
    ...rejections.map(step('rejected')),
    ...comments.map((one) => ({ at: one.createdAt, what: 'commented', by: by(one.createdBy), text: one.text })),
    ...Object.entries(stateTimestamps).map(([state, at]) => ({ at, what: state, by: null, text: null })),
  ];
  // What came at the same instant stays in the order above: the approval before the state that it brought.
  return lines.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
