// A change request as an instance keeps it, beside its project.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { areaState } from './area-state.ts';
import type { State } from './state.ts';

type Shown = components['schemas']['changeRequestSchema'];
export type ChangeRequestState = Shown['state'];

/** What it would do to a flag. */
export interface Change {
  feature: string;
  action: string;
  payload: { [name: string]: unknown };
}

/** Who did something to it, and when. */
export interface Step {
  /** Undefined for an admin token. */
  account: number | undefined;
  username: string;
  createdAt: string;
}

export interface ChangeRequest {
  id: number;
  title: string;
  project: string;
  environment: string;
  /** A sandbox has no flags, so what is applied changes nothing else. */
  changes: Change[];
  state: ChangeRequestState;
  minApprovals: number;
  created: Step & { account: number };
  approvals: Step[];
  rejections: Step[];
  comments: (Step & { text: string })[];
  scheduledAt: string | null;
  /** When it came to each state that it has had. */
  stateTimestamps: { [state: string]: string };
}

/** By their numbers, which begin with 1. */
export const changeRequestState = areaState('changeRequests', () => new Map<number, ChangeRequest>());

/** They go with their project or environment. */
export function forgetChangeRequests(state: Pick<State, 'areas'>, isGone: (request: ChangeRequest) => boolean): void {
  const all = changeRequestState.of(state);
  for (const [id, request] of all) if (isGone(request)) all.delete(id);
}
