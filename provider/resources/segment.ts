// Segments: conditions that strategies share by name.
import { computed, notBlank, optional, required } from '../../src/terraform/framework/index.ts';
import { insideOf, projectKey } from '../writes/claims.ts';
import { checkConstraints, constraintAttributes, constraintBody, constraintState } from '../shapes/constraints.ts';
import { creationLog } from '../../src/events/index.ts';
import { defineResource } from '../define.ts';
import { deleteSegment } from '../writes/delete-segment.ts';

export const segment = defineResource('segment', {
  description: 'A segment: conditions under one name, which strategies can share. All of them must hold.',
  area: 'Feature flags',
  documentation: 'https://docs.getunleash.io/concepts/segments',
  naming: ['name'],
  attributes: {
    id: computed.number('Number that Unleash gave the segment.'),
    name: required.string('Name, unique among segments.').check(notBlank),
    description: optional.string('Whom it describes.').emptyMeansAbsent(),
    project: optional
      .string('Id of the one project that can use it, where not all can.')
      .advice('Left out, all of them can.')
      .references('project.id')
      .check(notBlank),
    constraints: required.listOf(constraintAttributes(), 'The conditions; with an empty list everybody belongs to it.'),
  },
  identity: ['id'],
  whereToFind: 'The page of the segment in the admin UI ends with it: `/segments/edit/<id>`.',
  insideOf: ({ project }) => insideOf([project]),
  dataSources: {
    one: {
      by: ['id', 'name'],
      description:
        'A segment by its number or name, with its conditions. For strategies and default strategies that name by `id` a segment which people keep in the admin UI.',
    },
    many: 'segments',
    description: 'Segments with their conditions, of the whole instance and of projects.',
    filters: ['name', 'project'],
  },

  list: async (api) => (await api.getSegments()).segments ?? [],
  readFromList: true,
  read: (api, { id }) => api.getSegment({ id }),
  toState: (item) => ({
    id: item.id,
    name: item.name,
    description: item.description ?? null,
    project: item.project || null,
    constraints: item.constraints.map(constraintState),
  }),

  // A description that is left out stays, so an empty one is sent.
  toBody: ({ name, description, project, constraints }) => ({
    name,
    description: description ?? '',
    ...(project !== null && { project }),
    constraints: constraints.map(constraintBody),
  }),
  create: async (api, body) => ({ id: (await api.createSegment({ body })).id }),
  creationLog: creationLog('segment', { isAbout: (data, { id }) => data.id === id }),
  update: (api, { id }, body) => api.updateSegment({ id, body }),
  delete: (api, { id }) => deleteSegment(api, id),

  // Unleash deletes the segments of a project with it, so one whose project goes in this run must move as a new one.
  plan: ({ prior, planned, run, replace }) => {
    if (prior?.project && planned.project !== prior.project && run.releases(projectKey(prior.project)))
      replace('project');
  },
  validate: ({ constraints }, { error }) => checkConstraints(constraints, error),
});
