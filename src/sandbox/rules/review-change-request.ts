// The life of a change request: which state may follow which, who may say so, and how many others have to approve.
import { isAllowed, type Actor } from '../http/actor.ts';
import { recordEvent } from '../events/record-event.ts';
import { badData, forbidden, permissionMissing } from '../failures/errors.ts';
import type { ChangeRequest, ChangeRequestState, Step } from '../state/change-request.ts';
import type { EventType, Store } from '../state/store.ts';

/** Where each state can go; what was applied, cancelled or rejected stays that. */
const next: { readonly [State in ChangeRequestState]: readonly ChangeRequestState[] } = {
  Draft: ['In review', 'Cancelled'],
  'In review': ['Draft', 'Approved', 'Rejected', 'Cancelled'],
  Approved: ['In review', 'Approved', 'Scheduled', 'Applied', 'Rejected', 'Cancelled'],
  Scheduled: ['Approved', 'Scheduled', 'Applied', 'Rejected', 'Cancelled'],
  Applied: [],
  Cancelled: [],
  Rejected: [],
};

/** Whether something may still become of it. */
export const isOpen = (state: ChangeRequestState): boolean => next[state].length > 0;

/** Whoever may not is refused; the rest is for those who made it. */
const needs: { readonly [State in ChangeRequestState]?: string } = {
  Approved: 'APPROVE_CHANGE_REQUEST',
  Rejected: 'APPROVE_CHANGE_REQUEST',
  Scheduled: 'APPLY_CHANGE_REQUEST',
  Applied: 'APPLY_CHANGE_REQUEST',
};

const events: { readonly [State in ChangeRequestState]?: EventType } = {
  'In review': 'change-request-sent-to-review',
  Approved: 'change-request-approved',
  Scheduled: 'change-request-scheduled',
  Applied: 'change-request-applied',
  Cancelled: 'change-request-cancelled',
  Rejected: 'change-request-rejected',
};

interface Wish {
  readonly state: ChangeRequestState;
  readonly scheduledAt?: string | undefined;
  readonly comment?: string | undefined;
}

/** @throws Refusal when its state, its author or the caller's rights do not allow it; then nothing has changed */
export function reviewChangeRequest(store: Store, actor: Actor, request: ChangeRequest, wish: Wish): void {
  const { state, scheduledAt, comment } = wish;
  const { project, environment, created } = request;
  const permission = needs[state];
  if (permission && !isAllowed(store, actor, [permission], project, environment)) throw permissionMissing([permission]);
  if (!next[request.state].includes(state))
    throw badData(`A change request that is ${request.state} cannot become ${state}`);
  const step: Step = { account: actor.account?.id, username: actor.name, createdAt: store.now() };
  const isOwn = created.account === step.account && created.username === step.username;
  if (isOwn && state === 'Approved') throw forbidden('You cannot approve your own change request');
  if (state === 'Scheduled' && Date.parse(scheduledAt ?? '') <= Date.parse(step.createdAt))
    throw badData('A change request can only be scheduled for a time in the future');
  if (comment) request.comments.push({ ...step, text: comment });
  if (state === 'Rejected') request.rejections.push(step);
  if (state === 'In review' || state === 'Draft') request.approvals = [];
  request.scheduledAt = state === 'Scheduled' ? (scheduledAt ?? null) : null;
  if (state === 'Approved') approve(store, actor, request, step);
  else become(store, actor, request, state);
}

/** One person counts once. It is approved as soon as so many have, as it needs. */
function approve(store: Store, actor: Actor, request: ChangeRequest, step: Step): void {
  const isCounted = request.approvals.some(
    ({ account, username }) => account === step.account && username === step.username,
  );
  if (!isCounted) {
    request.approvals.push(step);
    record(store, actor, request, 'change-request-approval-added');
  }
  if (request.state !== 'In review' || request.approvals.length < request.minApprovals) return;
  become(store, actor, request, 'Approved');
}

function become(store: Store, actor: Actor, request: ChangeRequest, state: ChangeRequestState): void {
  request.state = state;
  request.stateTimestamps[state] = store.now();
  const type = events[state];
  if (type) record(store, actor, request, type);
}

function record(store: Store, actor: Actor, { id, project, environment }: ChangeRequest, type: EventType): void {
  recordEvent(store, actor, { type, project, environment, data: { changeRequestId: id } });
}
