// Calls about API tokens, of the instance and of a project, and about invite links.
import fc from 'fast-check';
import { body, call, environment, idOf, instant, name, project, several } from './values.ts';

const type = fc.constantFrom('client', 'BACKEND', 'frontend', 'Frontend', 'admin');
const token = body(
  {
    tokenName: name,
    type,
    environment: fc.oneof({ weight: 5, arbitrary: environment }, { weight: 1, arbitrary: fc.constant('*') }),
    projects: several(fc.oneof({ weight: 5, arbitrary: project }, { weight: 1, arbitrary: fc.constant('*') })),
    expiresAt: instant,
  },
  'tokenName',
  'type',
);
const ofProject = body({ tokenName: name, type, environment, expiresAt: instant }, 'tokenName', 'type');
const secret = { token: idOf('api token') };

export const apiTokens = [
  { weight: 4, arbitrary: call('createApiToken', { body: token }) },
  { weight: 2, arbitrary: call('createProjectApiToken', { params: { projectId: project }, body: ofProject }) },
  { weight: 2, arbitrary: call('updateApiToken', { params: secret, body: body({ expiresAt: instant }, 'expiresAt') }) },
  { weight: 1, arbitrary: call('deleteApiToken', { params: secret }) },
  { weight: 1, arbitrary: call('deleteProjectApiToken', { params: { projectId: project, ...secret } }) },
  { weight: 1, arbitrary: call('getProjectApiTokens', { params: { projectId: project } }) },
  { weight: 1, arbitrary: call('getApiTokensByName', { params: { name: fc.constantFrom('a', 'b', 'A', 'nope') } }) },
];

const link = { token: idOf('invite link') };

export const inviteLinks = [
  {
    weight: 3,
    arbitrary: call('createPublicSignupToken', { body: body({ name, expiresAt: instant }, 'name', 'expiresAt') }),
  },
  {
    weight: 2,
    arbitrary: call('updatePublicSignupToken', {
      params: link,
      body: body({ enabled: fc.boolean(), expiresAt: instant }),
    }),
  },
  { weight: 1, arbitrary: call('getPublicSignupToken', { params: link }) },
];
