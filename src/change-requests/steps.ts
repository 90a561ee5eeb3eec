// The steps of a change request: from where each can be taken, and to where it leads.
import { type ChangeRequest, nameOf, type Which } from './change-request.ts';

type State = ChangeRequest['state'];
export type Step = 'approve' | 'reject' | 'schedule' | 'apply' | 'cancel';

/** A step that would be wrong to take, and was not: the message is a sentence for the person who asked for it. */
export class StepRefused extends Error {}

interface StepFacts {
  readonly from: readonly State[];
  readonly to: State;
  /** `can be approved`. */
  readonly done: string;
  /** Whoever takes it holds this permission. */
  readonly permission?: string;
}

export const steps: { readonly [name in Step]: StepFacts } = {
  approve: { from: ['In review'], to: 'Approved', done: 'approved', permission: 'APPROVE_CHANGE_REQUEST' },
  reject: {
    from: ['In review', 'Approved', 'Scheduled'],
    ...{ to: 'Rejected', done: 'rejected', permission: 'APPROVE_CHANGE_REQUEST' },
  },
  schedule: {
    from: ['Approved', 'Scheduled'],
    ...{ to: 'Scheduled', done: 'scheduled', permission: 'APPLY_CHANGE_REQUEST' },
  },
  apply: { from: ['Approved', 'Scheduled'], to: 'Applied', done: 'applied', permission: 'APPLY_CHANGE_REQUEST' },
  cancel: { from: ['Draft', 'In review', 'Approved', 'Scheduled'], to: 'Cancelled', done: 'cancelled' },
};

/** Whether nothing more becomes of it. */
export const isOver = (state: State): boolean => !Object.values(steps).some(({ from }) => from.includes(state));

/** @throws StepRefused when it is in none of the states from which the step can be taken */
export function refuseUnlessFrom(step: Step, which: Which, request: ChangeRequest): void {
  const { from, done } = steps[step];
  const { state, minApprovals, approvals = [] } = request;
  if (from.includes(state)) return;
  const counted =
    state === 'In review' ? `, with ${approvals.length} of the ${minApprovals} approvals that it needs` : '';
  throw new StepRefused(
    `${nameOf(which)} is ${JSON.stringify(state)}${counted}. It can be ${done} while it is ${from.map((one) => JSON.stringify(one)).join(' or ')}.`,
  );
}
