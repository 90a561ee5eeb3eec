// Change requests: which environments of a project ask for them, and what becomes of each.
import type { Endpoints } from '../endpoint.ts';
import { recordEvent } from '../events/record-event.ts';
import { notFound } from '../failures/errors.ts';
import { canSee } from '../http/actor.ts';
import { isOpen, reviewChangeRequest } from '../rules/review-change-request.ts';
import { type ChangeRequest, changeRequestState } from '../state/change-request.ts';
import { findEnvironment, findProject, sortedEnvironments, toNumber } from '../state/find.ts';
import type { Store } from '../state/store.ts';
import { showChangeRequest, showFoundChangeRequest } from '../views/show-change-request.ts';

const edition = 'enterprise' as const;

export const state = changeRequestState;

export const changeRequests = {
  /** Reading and writing spell the switch differently. */
  getProjectChangeRequestConfig: {
    edition,
    needs: ['UPDATE_PROJECT', 'PROJECT_CHANGE_REQUEST_READ', 'PROJECT_CHANGE_REQUEST_WRITE'],
    handle({ store, params }) {
      const project = findProject(store, params.projectId);
      const shown = sortedEnvironments(store)
        .filter(({ name }) => project.environments.has(name))
        .map(({ name, type }) => {
          const setting = project.changeRequests.get(name);
          const on = setting?.enabled ?? false;
          return {
            environment: name,
            type,
            changeRequestEnabled: on,
            requiredApprovals: on ? (setting?.requiredApprovals ?? null) : null,
          };
        });
      return { status: 200, body: shown };
    },
  },
  updateProjectChangeRequestConfig: {
    edition,
    needs: ['UPDATE_PROJECT', 'PROJECT_CHANGE_REQUEST_WRITE'],
    handle({ store, params, body, actor }) {
      const project = findProject(store, params.projectId);
      const { name } = findEnvironment(store, params.environment);
      const preData = project.changeRequests.get(name);
      const enabled = body.changeRequestsEnabled;
      const setting = { enabled, requiredApprovals: enabled ? clampApprovals(body.requiredApprovals) : null };
      project.changeRequests.set(name, setting);
      recordEvent(store, actor, {
        type: 'change-request-configuration-updated',
        project: project.id,
        environment: name,
        preData: preData ?? null,
        data: setting,
      });
      return { status: 204 };
    },
  },
  getChangeRequest: {
    edition,
    handle: ({ store, params }) => ({ status: 200, body: showChangeRequest(find(store, params)) }),
  },
  searchChangeRequests: {
    edition,
    handle({ store, query, actor }) {
      const found = [...changeRequestState.of(store).values()]
        .reverse()
        .filter(({ project }) => canSee(store, actor, findProject(store, project)))
        .filter(({ state }) => query.state === undefined || isOpen(state) === (query.state === 'IS:open'));
      const { offset = 0, limit = 50 } = query;
      const page = found.slice(Number(offset), Number(offset) + Number(limit));
      return { status: 200, body: { changeRequests: page.map(showFoundChangeRequest), total: found.length } };
    },
  },
  updateChangeRequestState: {
    edition,
    handle({ store, params, body, actor }) {
      const request = find(store, params);
      reviewChangeRequest(store, actor, request, body);
      return { status: 200, body: showChangeRequest(request) };
    },
  },
} satisfies Partial<Endpoints>;

function find(store: Store, { projectId, id }: { projectId: string; id: string }): ChangeRequest {
  const { id: project } = findProject(store, projectId);
  const request = changeRequestState.of(store).get(toNumber('id', id));
  if (request?.project !== project) throw notFound(`Could not find change request with id ${id}`);
  return request;
}

/** Out of range is never an error: 1 to 10, and 1 when nothing is said. */
export function clampApprovals(given: number | undefined): number {
  return Math.min(10, Math.max(1, given ?? 1));
}
