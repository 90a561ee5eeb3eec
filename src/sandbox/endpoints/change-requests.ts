// Which environments of a project ask for change requests, and how many approvals. Reading and writing spell the switch differently.
import type { Endpoints } from '../endpoint.ts';
import { recordEvent } from '../events/record-event.ts';
import { findEnvironment, findProject, sortedEnvironments } from '../state/find.ts';

const edition = 'enterprise' as const;

export const changeRequests = {
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
} satisfies Partial<Endpoints>;

/** Out of range is never an error: 1 to 10, and 1 when nothing is said. */
export function clampApprovals(given: number | undefined): number {
  return Math.min(10, Math.max(1, given ?? 1));
}
