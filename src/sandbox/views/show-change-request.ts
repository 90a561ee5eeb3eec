// A change request as its answers show it.
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { ChangeRequest, Step } from '../state/change-request.ts';

type Shown = components['schemas']['changeRequestSchema'];

export function showChangeRequest(request: ChangeRequest): Shown {
  const { id, title, environment, minApprovals, project, features, state, stateTimestamps, scheduledAt } = request;
  const shown = {
    id,
    title,
    environment,
    minApprovals,
    project,
    features: features.map((name, index) => ({ name, changes: [switchOn(request, index)] })),
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

const switchOn = ({ created }: ChangeRequest, index: number) => ({
  id: index + 1,
  action: 'updateEnabled',
  ...showStep(created),
});

const showStep = ({ username, createdAt }: Step) => ({ createdBy: { username }, createdAt });

const showReview = ({ account, username, createdAt }: Step) => ({
  createdBy: { ...(account !== undefined && { id: account }), username },
  createdAt,
});
