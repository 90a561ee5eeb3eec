// A change request as its answers show it.
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { ChangeRequest, Step } from '../state/change-request.ts';

type Shown = components['schemas']['changeRequestSchema'];
type Found = components['schemas']['changeRequestSearchItemSchema'];

export function showChangeRequest(request: ChangeRequest): Shown {
  const { id, title, environment, minApprovals, project, state, stateTimestamps, scheduledAt } = request;
  const shown = {
    id,
    title,
    environment,
    minApprovals,
    project,
    features: flagsOf(request).map((name) => ({ name, changes: changesOf(request, name) })),
    segments: [],
    approvals: request.approvals.map(showReview),
    rejections: request.rejections.map(showReview),
    comments: request.comments.map(({ text, ...step }, index) => ({ id: index + 1, text, ...showStep(step) })),
    ...showStep(request.created),
    stateTimestamps: { ...stateTimestamps },
  };
  if (state !== 'Scheduled') return { ...shown, state };
  return { ...shown, state, schedule: { scheduledAt: scheduledAt ?? '', status: 'pending' } };
}

/** As a search shows it. */
export function showFoundChangeRequest(request: ChangeRequest): Found {
  const { id, title, environment, project, created, state, scheduledAt } = request;
  const shown = {
    ...{ id, title, environment, project },
    createdBy: { id: created.account, username: created.username },
    createdAt: created.createdAt,
    features: flagsOf(request),
    segments: [],
  };
  if (state !== 'Scheduled') return { ...shown, state };
  return { ...shown, state, schedule: { scheduledAt: scheduledAt ?? '', status: 'pending' } };
}

const flagsOf = ({ changes }: ChangeRequest) => [...new Set(changes.map(({ feature }) => feature))];

const changesOf = ({ changes, created }: ChangeRequest, flag: string) =>
  changes.flatMap(({ feature, action, payload }, index) =>
    feature === flag ? [{ id: index + 1, action, payload, ...showStep(created) }] : [],
  );

const showStep = ({ username, createdAt }: Step) => ({ createdBy: { username }, createdAt });

const showReview = ({ account, username, createdAt }: Step) => ({
  createdBy: { ...(account !== undefined && { id: account }), username },
  createdAt,
});
