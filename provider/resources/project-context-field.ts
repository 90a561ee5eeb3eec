// Context fields of one project.
import { required } from '../../src/terraform/framework/index.ts';
import { insideOf } from '../writes/claims.ts';
import {
  type ContextFieldItem,
  checkLegalValues,
  contextFieldAttributes,
  contextFieldBody,
  contextFieldState,
  contextFieldUpdate,
} from '../shapes/context-fields.ts';
import { creationLog } from '../../src/events/index.ts';
import { defineResource } from '../define.ts';

export const projectContextField = defineResource('project_context_field', {
  description:
    'A context field that only strategies of one project can look at. Its name must not be that of another context field, of whatever project.',
  area: 'Feature flags',
  documentation: 'https://docs.getunleash.io/concepts/unleash-context#custom-context-fields',
  naming: ['name'],
  nameSpace: 'context field',
  attributes: {
    project: required.string('Id of the project.').references('project.id'),
    ...contextFieldAttributes(),
  },
  identity: ['project', 'name'],
  whereToFind:
    'The page of the field in the admin UI has both in its address: `/projects/<project>/settings/context/edit/<name>`.',
  insideOf: ({ project }) => insideOf([project]),
  dataSources: {
    one: {
      by: ['project', 'name'],
      description:
        'A context field of one project, by the project and the name: what it holds, and which values it may have.',
    },
    many: 'project_context_fields',
    description: 'Context fields that belong to one project each, of every project that the caller may see.',
    filters: ['project', 'stickiness'],
  },

  list: async (api) => {
    const { projects } = await api.getProjects();
    const fields = await Promise.all(projects.map(({ id }) => api.getContextFieldsForProject({ projectId: id })));
    return fields.flatMap((ofProject, index) => ofProject.map((item) => ownedBy(projects[index]!.id, item)));
  },
  read: async (api, { project, name }) => {
    // Asked for one field, a project also shows those of others and of the instance.
    const found = (await api.getContextFieldsForProject({ projectId: project })).find((item) => item.name === name);
    return found ? ownedBy(project, found) : null;
  },
  toState: ({ owner, ...item }) => ({ project: owner, ...contextFieldState(item) }),

  toBody: ({ project, ...desired }) => ({ projectId: project, body: contextFieldBody(desired) }),
  create: async (api, { projectId, body }) => {
    const { name } = await api.createContextFieldForProject({ projectId, body });
    return { project: projectId, name };
  },
  creationLog: creationLog('context-field', { isAbout: (data, { name }) => data.name === name }),
  update: async (api, { name }, { projectId, body }) => {
    const address = { projectId, contextField: name };
    const current = await api.getContextFieldForProject(address);
    await api.updateContextFieldForProject({ ...address, body: contextFieldUpdate(current, body) });
  },
  delete: (api, { project, name }) => api.deleteContextFieldForProject({ projectId: project, contextField: name }),

  plan: ({ planned, error }) => checkLegalValues(planned.legal_values, error),
});

const ownedBy = (owner: string, item: ContextFieldItem) => ({ ...item, owner });
