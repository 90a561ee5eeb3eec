// Which environments a project uses.
import type { Endpoints } from '../endpoint.ts';
import { badData, nameExists } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import type { Store } from '../state/store.ts';
import { showDefaultStrategy } from './default-strategies.ts';
import { countedTokens, findProject, sortedEnvironments } from '../state/find.ts';

const update = { needs: ['UPDATE_PROJECT'] } as const;

export const projectEnvironments = {
  /** Every environment is listed; an unknown project sees none of them and is not an error. */
  getProjectEnvironments: {
    handle({ store, params }) {
      const project = store.projects.get(params.projectId);
      const tokens = countTokens(store, params.projectId);
      const shown = sortedEnvironments(store).map((environment) => ({
        ...environment,
        projectApiTokenCount: tokens.get(environment.name) ?? 0,
        projectEnabledToggleCount: 0,
        visible: project?.environments.has(environment.name) ?? false,
        ...showDefaultStrategy(project, environment.name),
      }));
      return { status: 200, body: { version: 1, environments: shown } };
    },
  },
  addEnvironmentToProject: {
    ...update,
    handle({ store, params, body, actor }) {
      const project = findProject(store, params.projectId);
      const { environment } = body;
      if (!store.environments.has(environment)) throw badData(`Environment ${environment} does not exist`);
      if (project.environments.has(environment)) {
        throw nameExists(`${project.id} already has the environment ${environment} enabled`);
      }
      project.environments.add(environment);
      recordEvent(store, actor, { type: 'project-environment-added', project: project.id, environment });
      return { status: 200 };
    },
  },
  removeEnvironmentFromProject: {
    ...update,
    anyContentType: true,
    handle({ store, params, actor }) {
      const { projectId, environment } = params;
      const project = store.projects.get(projectId);
      project?.environments.delete(environment);
      project?.defaultStrategies.delete(environment);
      recordEvent(store, actor, { type: 'project-environment-removed', project: projectId, environment });
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

function countTokens(store: Store, project: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { environment, projects } of countedTokens(store)) {
    if (!projects.includes('*') && !projects.includes(project)) continue;
    counts.set(environment, (counts.get(environment) ?? 0) + 1);
  }
  return counts;
}
