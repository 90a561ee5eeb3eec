// Calls about projects: their life from create to delete, their settings, the archive and back.
import fc from 'fast-check';
import { body, call, description, environment, name, project, several } from './values.ts';

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
const settings = body({
  mode,
  featureNaming: fc.record(
    {
      pattern: fc.constantFrom('[a-z]+', 'a b', '', null, '\\d+', '('),
      example: fc.constantFrom('abc', '12', '', null),
      description: fc.constantFrom('Small letters', '', null),
    },
    { requiredKeys: ['pattern'] },
  ),
  linkTemplates: several(
    fc.record(
      {
        title: fc.constantFrom('Code', null, ''),
        urlTemplate: fc.constantFrom('https://x.example.com/{{feature}}', 'x'),
      },
      { requiredKeys: ['urlTemplate'] },
    ),
  ),
});
const params = { projectId: project };

export const projects = [
  { weight: 6, arbitrary: call('createProject', { body: created }) },
  { weight: 3, arbitrary: call('updateProject', { params, body: updated }) },
  { weight: 4, arbitrary: call('updateProjectEnterpriseSettings', { params, body: settings }) },
  { weight: 2, arbitrary: call('deleteProject', { params }) },
  { weight: 2, arbitrary: call('archiveProject', { params }) },
  { weight: 1, arbitrary: call('reviveProject', { params }) },
  { weight: 1, arbitrary: call('validateProject', { body: body({ id: fc.oneof(project, name) }, 'id') }) },
  { weight: 1, arbitrary: call('getProjectOverview', { params }) },
  { weight: 1, arbitrary: call('getProjects') },
];
