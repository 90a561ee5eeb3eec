// Projects, of which the open-source edition has one and shows it.
import fc from 'fast-check';
import type { AreaCalls } from './area-calls.ts';
import { call, expectCall } from './call.ts';
import { shop, vault } from './rich-instance.ts';
import * as some from './some.ts';
import { get } from './step.ts';

export const calls: AreaCalls = {
  sequence: [
    expectCall('getProjects', 200),
    expectCall('getProjects', 200, { archived: true }),

    get('/projects'),
    ...['true', 'false', 'maybe', '', '1', 'TRUE'].map((archived) => get(`/projects?archived=${archived}`)),
    get('/projects?archived=true&archived=false'),
    get('/projects?unknown=1'),
    get('/projects/default/overview'),
    get('/projects/Default/overview'),
    get('/projects/nope/overview'),
    get('/projects/default/overview?archived=true'),
    get('/projects/default/overview?archived=maybe'),
  ],
  generated: () => {
    const { body, call, description, environment, name, project, several } = some;
    const stickiness = fc.constantFrom('default', 'userId', '');
    const mode = fc.constantFrom('open', 'protected', 'private');
    const created = body(
      {
        id: fc.oneof(
          { weight: 6, arbitrary: project },
          { weight: 1, arbitrary: fc.constantFrom('', '..', 'x'.repeat(101)) },
        ),
        name: fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom('P1', 'p2', 'Über uns', 'a_b -c', 'Straße, Søn', 'R&D', '日本') },
          { weight: 1, arbitrary: name },
        ),
        description: fc.option(description, { freq: 6 }),
        mode,
        defaultStickiness: stickiness,
        environments: several(environment),
        changeRequestEnvironments: several(
          fc.record({ name: environment, requiredApprovals: fc.integer({ min: 1, max: 10 }) }),
        ),
      },
      'name',
    );
    const updated = body({ name, description, defaultStickiness: stickiness, mode }, 'name');
    const params = { projectId: project };
    return [
      call(6, 'createProject', { body: created }),
      call(3, 'updateProject', { ...params, body: updated }),
      call(2, 'deleteProject', { ...params }),
      call(1, 'validateProject', { body: body({ id: fc.oneof(project, name) }, 'id') }),
      call(1, 'getProjects'),
    ];
  },
  rich: () => [
    call('createProject', { body: { id: 'planned', name: 'Planned' } }),
    call('updateProject', { ...shop, body: { name: 'Shops', description: 'New', defaultStickiness: 'userId' } }),
    call('deleteProject', shop),
    call('deleteProject', vault),
    call('getProjects', {}),
    call('getProjects', { archived: true }),
  ],
};
