// The strategy that new flags of a project get in an environment.
import { between, notBlank, optional, required } from '../../src/terraform/framework/index.ts';
import { insideOf } from '../writes/claims.ts';
import { checkConstraints, constraintAttributes, constraintBody, constraintState } from '../shapes/constraints.ts';
import { type DefaultStrategy, defaultStrategiesOf, setDefaultStrategy } from '../shapes/default-strategies.ts';
import { defineResource } from '../define.ts';
import { requireEnvironment } from '../rules/require-environment.ts';

export const projectDefaultStrategy = defineResource('project_default_strategy', {
  description:
    'The gradual rollout that flags of a project get when they are turned on in an environment without a strategy of their own. Unleash cannot remove it: destroying it leaves the last one.',
  area: 'Projects and environments',
  documentation: 'https://docs.getunleash.io/concepts/projects#project-default-strategy',
  attributes: {
    project: required.string('Id of the project.').references('project.id'),
    environment: required.string('Name of the environment.').references('environment.name'),
    rollout: optional
      .number('Percentage of people who get the flag, from 0 to 100.')
      .check(between(0, 100))
      .default(100),
    stickiness: optional
      .string(
        'Context field by which people stay in their part of the rollout; `default`, `userId`, `sessionId`, `random` or your own.',
      )
      .check(notBlank)
      .default('default'),
    group_id: optional
      .string('Flags with the same group id reach the same people.')
      .advice('Left out, it is the name of the flag.')
      .emptyMeansAbsent(),
    title: optional.string('What the strategy is for.').emptyMeansAbsent(),
    constraints: optional.listOf(constraintAttributes(), 'Conditions, all of which must hold.').emptyMeansAbsent(),
    segments: optional
      .setOfNumbers('Ids of segments, to all of which people must belong.')
      .references('segment.id')
      .emptyMeansAbsent(),
  },
  identity: ['project', 'environment'],
  whereToFind:
    'The page of the strategies in the admin UI has the project in its address and lists the environments: `/projects/<project>/settings/default-strategy`.',
  insideOf: ({ project, environment }) => insideOf([project], [environment]),
  fields: { groupId: 'group_id' },
  dataSources: {
    one: {
      by: ['project', 'environment'],
      description:
        'What a flag of a project gets in an environment when nobody gave it a strategy. Reading it fails where nobody has set one.',
    },
    many: 'project_default_strategies',
    description:
      'Default strategies of projects, where somebody has set one. For a check that new flags begin small in production.',
    filters: ['project', 'environment'],
  },

  list: async (api) => {
    const { projects } = await api.getProjects();
    return (await Promise.all(projects.map(({ id }) => defaultStrategiesOf(api, id)))).flat();
  },
  read: async (api, { project, environment }) =>
    (await defaultStrategiesOf(api, project)).find((one) => one.environment === environment) ?? null,
  toState: ({ project, environment, strategy }: DefaultStrategy) => ({
    project,
    environment,
    rollout: Number(strategy.parameters?.rollout ?? 100),
    stickiness: strategy.parameters?.stickiness || 'default',
    group_id: strategy.parameters?.groupId ?? null,
    title: strategy.title ?? null,
    constraints: (strategy.constraints ?? []).map(constraintState),
    segments: [...new Set(strategy.segments)],
  }),

  toBody: ({ project, environment, rollout, stickiness, group_id, title, constraints, segments }) => ({
    address: { projectId: project, environment },
    body: {
      name: 'flexibleRollout',
      title: title ?? '',
      parameters: { rollout: String(rollout), stickiness, groupId: group_id ?? '' },
      constraints: (constraints ?? []).map(constraintBody),
      segments: segments ?? [],
    },
  }),
  create: async (api, { address, body }, { at }) => {
    await at('environment', requireEnvironment(api, address));
    await setDefaultStrategy(api, address, body);
    return { project: address.projectId, environment: address.environment };
  },
  update: (api, _, { address, body }) => setDefaultStrategy(api, address, body),

  validate: ({ constraints }, { error }) => checkConstraints(constraints, error),
});
