// A change request as an instance keeps it, beside its project.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { areaState } from './area-state.ts';
import type { State } from './state.ts';

type Shown = components['schemas']['changeRequestSchema'];
export type ChangeRequestState = Shown['state'];

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
  /** The flags that it would switch on: a sandbox has none, so what is applied changes nothing else. */
  features: string[];
  state: ChangeRequestState;
  minApprovals: number;
  created: Step;
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
