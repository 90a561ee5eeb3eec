// Every sentence that the client recognises, asked of a real Unleash: should it word one anew, this fails first.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AdminApi, type AdminApiError, createAdminApi } from '../../../src/admin-api/index.ts';
import { switchMaintenance } from '../../../provider/writes/switch-maintenance.ts';
import { startUnleashServer, type UnleashServer } from '../../../workshop/unleash-server.ts';
import { failure } from '../client.ts';

let server: UnleashServer;
let api: AdminApi;
let ids: { used: number; held: number; user: number; segment: number };

beforeAll(async () => {
  server = await startUnleashServer({ enterprise: true });
  api = createAdminApi({ url: server.url, token: server.token, env: {} });
  const role = (name: string, type: 'custom' | 'root-custom') =>
    api.createRole({ body: { name, description: '', type, permissions: [] } });
  const [{ roles: used }, { roles: held }] = [await role('Used', 'custom'), await role('Held', 'root-custom')];
  await api.createUser({ body: { email: 'ada@example.com', username: 'ada', rootRole: 3, sendEmail: false } });
  const bob = { email: 'bob@example.com', username: 'bob', rootRole: 3, sendEmail: false };
  const user = await api.createUser({ body: bob });
  await api.setRolesForUser({ projectId: 'default', userId: user.id, body: { roles: [used.id] } });
  await api.createGroup({ body: { name: 'crew', rootRole: held.id } });
  const segment = await api.createSegment({ body: { name: 'beta', constraints: [] } });
  ids = { used: used.id, held: held.id, user: user.id, segment: segment.id };
  await useSegment(segment.id);
});
afterAll(() => server?.stop());

/** Flags are none of the client's business, so they are made without it. */
async function useSegment(id: number): Promise<void> {
  const features = `${server.url}/api/admin/projects/default/features`;
  const post = async (path: string, body: unknown) => {
    const headers = { Authorization: server.token, 'Content-Type': 'application/json' };
    const { ok, status } = await fetch(features + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!ok) throw new Error(`${path} was answered ${status}`);
  };
  await post('', { name: 'flag', type: 'release' });
  await post('/flag/environments/development/strategies', { name: 'default', segments: [id] });
}

const long = 'x'.repeat(300);
const refusals: (readonly [sentence: string, call: () => Promise<unknown>, says: string, path: string | undefined])[] =
  [
    [
      'a foreign key that a field breaks',
      () =>
        api.createRole({
          body: {
            name: 'T',
            description: '',
            type: 'custom',
            permissions: [{ name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'qa' }],
          },
        }),
      'there is no environment "qa" (HTTP 500)',
      '/body/permissions/0/environment',
    ],
    [
      'a foreign key of a project',
      () => api.createSegment({ body: { name: 's', project: 'nowhere', constraints: [] } }),
      'there is no project "nowhere" (HTTP 500)',
      '/body/project',
    ],
    [
      'a foreign key that the path breaks, of a project',
      () => api.createContextFieldForProject({ projectId: 'nowhere', body: { name: 'w' } }),
      'there is no project "nowhere" (HTTP 500)',
      undefined,
    ],
    [
      'a foreign key that the path breaks, of a user',
      () => api.setRolesForUser({ projectId: 'default', userId: 999, body: { roles: [5] } }),
      'there is no user 999 (HTTP 500)',
      undefined,
    ],
    [
      'a foreign key that the path breaks, of a group',
      () => api.setRolesForGroup({ projectId: 'default', groupId: 999, body: { roles: [5] } }),
      'there is no group 999 (HTTP 500)',
      undefined,
    ],
    [
      'a unique key of a username',
      () => api.createUser({ body: { username: 'ada', email: 'c@example.com', rootRole: 3, sendEmail: false } }),
      'the username "ada" is taken (HTTP 500). Choose another one.',
      '/body/username',
    ],
    [
      'a unique key of an address',
      () => api.updateUser({ id: ids.user, body: { email: 'ada@example.com' } }),
      'the email "ada@example.com" is taken (HTTP 500). Choose another one.',
      '/body/email',
    ],
    [
      'one thing named twice',
      () => api.createGroup({ body: { name: 'g', users: [{ user: { id: 1 } }, { user: { id: 1 } }] } }),
      'it names 1 twice (HTTP 500)',
      '/body/users/1/user/id',
    ],
    [
      'one project named twice',
      () => api.createApiToken({ body: { tokenName: 't', type: 'client', projects: ['default', 'default'] } }),
      'it names "default" twice (HTTP 500)',
      '/body/projects/1',
    ],
    [
      'a text that is too long',
      () => api.createUser({ body: { username: 'u', name: long, rootRole: 3, sendEmail: false } }),
      'name may have at most 255 characters, but has 300 (HTTP 500)',
      '/body/name',
    ],
    [
      'a text that is too long for another column',
      () => api.createEnvironment({ body: { name: long, type: 'test' } }),
      'name may have at most 100 characters, but has 300 (HTTP 500)',
      '/body/name',
    ],
    [
      'a number that is too large',
      () => api.createContextField({ body: { name: 'c', sortOrder: 99_999_999_999 } }),
      'sortOrder is 99999999999, which is out of range',
      '/body/sortOrder',
    ],
  ];

test.each(refusals)('%s', async (_sentence, call, says, path) => {
  const error = await failure(call());
  expect(error.message).toContain(says);
  expect(error.message).not.toMatch(/try again|log of Unleash|violates|Refer to/);
  expect(error.details).toEqual([expect.objectContaining(path === undefined ? {} : { path })]);
  if (path === undefined) expect(error.details[0]).not.toHaveProperty('path');
});

const kinds: (readonly [sentence: string, call: () => Promise<unknown>, is: Partial<AdminApiError>])[] = [
  ['a role that a user has', () => api.deleteRole({ roleId: `${ids.used}` }), { isInUse: true, isConflict: false }],
  ['a role that a group has', () => api.deleteRole({ roleId: `${ids.held}` }), { isInUse: true, isConflict: false }],
  ['a segment that a strategy has', () => api.removeSegment({ id: ids.segment }), { isInUse: true }],
  [
    'a user of the same name',
    () => api.createUser({ body: { username: 'ada', rootRole: 3, sendEmail: false } }),
    { isConflict: true, isInUse: false },
  ],
  ['a group of the same name', () => api.createGroup({ body: { name: 'crew' } }), { isConflict: true, isInUse: false }],
  [
    'a username in the way, with another address',
    () => api.createUser({ body: { username: 'ada', email: 'd@example.com', rootRole: 3, sendEmail: false } }),
    { isConflict: true },
  ],
  ['a route that is missing', () => api.getBanners(), { isRouteMissing: true, isNotFound: false, isHidden: false }],
  ['a thing that is missing', () => api.getUser({ id: 999 }), { isRouteMissing: false, isNotFound: true }],
];

test.each(kinds)('%s', async (_sentence, call, is) => {
  expect(await failure(call())).toMatchObject(is);
});

test('a complaint about a field, in words alone and with its path, without what is said of every bad request', async () => {
  const words = await failure(api.createContextField({ body: { name: 'has space' } }));
  expect(words.details).toMatchObject([{ path: 'name' }]);
  const schema = await failure(api.createTagType({ body: { name: 'tag', color: 'red' } }));
  expect(schema.details).toMatchObject([{ path: '/body/color' }]);
  for (const { message } of [words, schema]) expect(message).not.toMatch(/Refer to|Request validation failed/);
  expect(schema.about(schema.details[0]!)).toContain('HTTP 400: The value must match pattern');
});

test('maintenance mode', async () => {
  await switchMaintenance(api, true);
  const error = await failure(api.createTagType({ body: { name: 'tag' } }));
  await switchMaintenance(api, false);
  expect(error.message).toContain('is in maintenance mode and takes no changes');
});

test('a kind of token that is no admin token', async () => {
  const { secret } = await api.createApiToken({ body: { tokenName: 'client', type: 'client', projects: ['*'] } });
  const client = createAdminApi({ url: server.url, token: secret!, env: {} });
  expect((await failure(client.getProjects())).message).toContain('not a backend or frontend token');
});
