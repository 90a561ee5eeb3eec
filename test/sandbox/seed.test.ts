// Seeds: what they bring in, and how a wrong one is refused.
import { expect, test } from 'vitest';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { parseSeed, type Seed, startSandbox } from '../../src/sandbox/index.ts';
import { at, open } from './call.ts';

const seed: Seed = {
  environments: [
    { name: 'staging', type: 'preproduction', requiredApprovals: 2 },
    { name: 'development', type: 'dev', enabled: false },
  ],
  roles: [
    { name: 'Flags', permissions: ['CREATE_FEATURE', { name: 'CREATE_FEATURE_STRATEGY', environment: 'staging' }] },
  ],
  users: [{ email: 'Ann@example.com', name: 'Ann', rootRole: 'Editor', token: 'user:ann' }, { username: 'bob' }],
  groups: [{ name: 'crew', rootRole: 'Viewer', users: ['ann@example.com', 3] }],
  projects: [
    {
      id: 'shop',
      name: 'Shop',
      mode: 'private',
      environments: ['staging'],
      featureNaming: { pattern: 'shop' },
      linkTemplates: [{ urlTemplate: 'https://t.example.com' }],
      changeRequests: { staging: { requiredApprovals: 3 } },
      access: [{ role: 'Flags', users: ['bob'], groups: ['crew'] }],
    },
    { id: 'old', archived: true },
    { id: 'default', name: 'Renamed' },
  ],
  contextFields: [{ name: 'region', legalValues: [{ value: 'eu' }] }],
  apiTokens: [{ tokenName: 'ci', type: 'backend', projects: ['shop'] }],
  tagTypes: [{ name: 'team', color: '#aabbcc' }],
  segments: [
    { name: 'Europe', project: 'shop', constraints: [{ contextName: 'region', operator: 'IN', values: ['eu'] }] },
  ],
  integrations: [{ provider: 'webhook', enabled: false, events: [], parameters: { url: 'https://hooks.example.com' } }],
  cors: ['https://shop.example.com'],
  limits: { apiTokens: 10 },
};

test('brings in everything it names', async () => {
  const { call } = await open({ seed });
  expect((await call('GET /environments')).body).toMatchObject({
    environments: [{ name: 'development', type: 'dev', enabled: false }, { name: 'production' }, { name: 'staging' }],
  });
  expect((await call('GET /projects/shop/overview')).body).toMatchObject({
    name: 'Shop',
    mode: 'private',
    featureNaming: { pattern: 'shop' },
    linkTemplates: [{ urlTemplate: 'https://t.example.com' }],
    environments: [{ environment: 'staging' }],
    members: 2,
  });
  expect((await call('GET /projects/shop/change-requests/config')).body).toMatchObject([{ requiredApprovals: 3 }]);
  expect((await call('GET /groups')).body).toMatchObject({
    groups: [{ rootRole: 3, users: [{ user: { name: 'Ann' } }, { user: { username: 'bob' } }], projects: ['shop'] }],
  });
  expect((await call('GET /projects?archived=true')).body).toMatchObject({ projects: [{ id: 'old' }] });
  expect((await call('GET /ui-config')).body).toMatchObject({
    frontendApiOrigins: ['https://shop.example.com'],
    resourceLimits: { apiTokens: 10 },
  });
  expect((await call('GET /projects', undefined, 'user:ann')).status).toBe(200);
  expect(at(await call('GET /context/region'), 'legalValues')).toEqual([{ value: 'eu' }]);
  expect((await call('GET /tag-types/team')).status).toBe(200);
  expect((await call('GET /segments/1')).body).toMatchObject({ name: 'Europe', project: 'shop' });
  expect((await call('GET /addons/1')).body).toMatchObject({ parameters: { url: '*****' } });
});

test.each<[object, RegExp]>([
  [{ user: [] }, /^seed: Unrecognized key: "user"/],
  [{ users: [{ name: 'x' }] }, /^users\[0\]: needs a username or an email/],
  [{ projects: [{ id: 'x', mode: 'shut' }] }, /^projects\[0\]\.mode: /],
  [{ groups: [{ name: 'x', users: [{}] }] }, /^groups\[0\]\.users\[0\]: /],
])('refuses the shape of %j', (wrong, reason) => {
  expect(() => parseSeed(wrong)).toThrow(reason);
});

test.each<[Seed, RegExp]>([
  [{ groups: [{ name: 'x', users: ['nobody'] }] }, /^groups\[0\]\.users\[0\]: there is no user "nobody"/],
  [
    { projects: [{ id: 'x', access: [{ role: 'Boss' }] }] },
    /^projects\[0\]\.access\[0\]\.role: there is no role "Boss"/,
  ],
  [{ roles: [{ name: 'x', permissions: ['NOPE'] }] }, /^roles\[0\]: Invalid permissions supplied.*NOPE/],
  [{ projects: [{ id: 'x', environments: ['y'] }] }, /^projects\[0\]: These environments do not exist: 'y'/],
  [
    { segments: [{ name: 'x', constraints: [{ contextName: 'appName', operator: 'IN' }] }] },
    /^segments\[0\]: "value" must contain at least 1 items/,
  ],
  [
    { integrations: [{ provider: 'nope', enabled: true, events: [], parameters: {} }] },
    /^integrations\[0\]: .*A validation error occurred/,
  ],
  [{ cors: ['nonsense'] }, /^cors: Invalid origin: nonsense/],
])('refuses %j, which leads nowhere', async (wrong, reason) => {
  await expect(startSandbox({ seed: wrong })).rejects.toThrow(reason);
});

test('who was seen last, and when, is what it says', async () => {
  const seenAt = '2027-01-31T09:30:00.000Z';
  const seed: Seed = {
    users: [{ username: 'ann', seenAt }, { username: 'bob' }],
    apiTokens: [{ tokenName: 'ci', type: 'client', seenAt }],
  };
  const sandbox = await startSandbox({ seed });
  const { url, token, fetch } = sandbox;
  const api = createAdminApi({ url, token, fetch, env: {} });
  const [{ users }, { tokens = [] }] = [await api.getUsers(), await api.getAllApiTokens()];
  await sandbox.stop();
  expect(users.map((user) => user.seenAt)).toEqual([null, seenAt, null]);
  expect(tokens.map((one) => [one.tokenName, one.seenAt])).toEqual([
    ['admin', null],
    ['ci', seenAt],
  ]);
});
