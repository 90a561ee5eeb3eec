// One step of a change request, taken once however often it is asked for, and never by whom it is not for.
import { readCaller } from '../access/index.ts';
import type { AdminApi, OperationParameters } from '../admin-api/index.ts';
import { type ChangeRequest, nameOf, placeOf, readChangeRequest, type Which } from './change-request.ts';
import { isCaller, refuseOwn } from './refuse-own.ts';
import { refuseUnlessFrom, type Step, steps } from './steps.ts';

type Body = OperationParameters<'updateChangeRequestState'>['body'];

interface Taken {
  /** False where it was so already, and nothing was sent. */
  readonly isNew: boolean;
  /** As it is afterwards. */
  readonly request: ChangeRequest;
  /** What became of it, as a sentence. */
  readonly text: string;
}

interface Wish {
  readonly comment?: string | null | undefined;
  /** For `schedule`: an instant in ISO form. */
  readonly scheduledAt?: string | undefined;
  /** Whether it is refused to whoever made the change request. */
  readonly byOthers: boolean;
}

/** @throws StepRefused before anything is sent; AdminApiError */
export async function takeStep(
  api: AdminApi,
  which: Which,
  step: Step,
  { comment, scheduledAt, byOthers }: Wish,
): Promise<Taken> {
  const request = await readChangeRequest(api, which);
  if (byOthers) await refuseOwn(api, which, request, step);
  const already = await isTaken(api, request, step, scheduledAt);
  if (already) return { isNew: false, request, text: `${nameOf(which)} ${already} already.` };
  refuseUnlessFrom(step, which, request);
  const body = { ...bodyOf(step, scheduledAt), ...(comment && { comment }) };
  const moved = await api.updateChangeRequestState({ ...placeOf(which), body });
  return { isNew: true, request: moved, text: `${nameOf(which)} ${outcomeOf(moved, step, scheduledAt)}.` };
}

/** What it is or has already that the step would bring, such as `is applied`; false where it is not so. */
async function isTaken(api: AdminApi, request: ChangeRequest, step: Step, scheduledAt: string | undefined) {
  const { state, approvals = [] } = request;
  const { to, done } = steps[step];
  if (step === 'schedule') {
    const before = state === 'Scheduled' ? request.schedule.scheduledAt : undefined;
    const isSame = before !== undefined && Date.parse(before) === Date.parse(scheduledAt ?? '');
    return isSame && `is scheduled for ${scheduledAt}`;
  }
  if (step !== 'approve') return state === to && `is ${done}`;
  if (state === 'Rejected' || state === 'Cancelled') return false;
  const caller = await readCaller(api);
  return approvals.some((approval) => isCaller(caller, approval)) && 'has the approval of this account';
}

function bodyOf(step: Step, scheduledAt: string | undefined): Body {
  const { to } = steps[step];
  return to === 'Scheduled' ? { state: to, scheduledAt: scheduledAt ?? '' } : { state: to };
}

function outcomeOf({ state, approvals = [], minApprovals }: ChangeRequest, step: Step, scheduledAt?: string): string {
  if (step === 'approve' && state === 'In review')
    return `has ${approvals.length} of the ${minApprovals} approvals that it needs`;
  return step === 'schedule' ? `is scheduled for ${scheduledAt}` : `is ${steps[step].done}`;
}
