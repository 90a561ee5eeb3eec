// The strategy that new flags of a project get in an environment.
import type { Endpoints } from '../endpoint.ts';
import { badData, unforeseen } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import type { DefaultStrategy, Project } from '../state/store.ts';

export const defaultStrategies = {
  /** For an environment that the project does not use, the server falls over its own feet. */
  addDefaultStrategyToProjectEnvironment: {
    needs: ['UPDATE_PROJECT', 'PROJECT_DEFAULT_STRATEGY_WRITE'],
    handle({ store, params, body, actor }) {
      if (body.name !== 'flexibleRollout') {
        throw badData('Only "flexibleRollout" strategy can be used as a default strategy for an environment');
      }
      const project = store.projects.get(params.projectId);
      const name = params.environment;
      if (project === undefined || !project.environments.has(name)) {
        throw unforeseen("Cannot read properties of undefined (reading 'default_strategy')");
      }
      const preData = project.defaultStrategies.get(name) ?? null;
      project.defaultStrategies.set(name, body);
      recordEvent(store, actor, {
        type: 'default-strategy-updated',
        project: project.id,
        environment: name,
        preData,
        data: body,
      });
      return { status: 200, body };
    },
  },
} satisfies Partial<Endpoints>;

/** What the contract knows; a server answers whatever it was sent. */
const shown = new Set(
  'id featureName name title disabled sortOrder parameters constraints segments variants'.split(' '),
);

export function showDefaultStrategy(project: Project | undefined, name: string): { defaultStrategy?: DefaultStrategy } {
  const defaultStrategy = project?.defaultStrategies.get(name);
  if (defaultStrategy === undefined) return {};
  const known = Object.entries(defaultStrategy).filter(([key]) => shown.has(key));
  return { defaultStrategy: Object.fromEntries(known) as DefaultStrategy };
}
