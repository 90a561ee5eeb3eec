// What a review tells beside its findings: who is in it, by whom and since when, what is hidden, and what it asks for.
import { expect, test } from 'vitest';
import { canDo, type Review, reviewAccess, takers } from '../../../src/access/index.ts';
import { AdminApiError, createAdminApi } from '../../../src/admin-api/index.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { at, daysAgo, openSoundCompany } from './sound-company.ts';

const grantsOf = ({ subjects, grants }: Review, name: string) => {
  const { key } = subjects.find((subject) => subject.name === name)!;
  return grants.filter(({ subject }) => subject === key);
};

test('admins come first, groups are resolved to their members, and each chain is told', async () => {
  await using world = await openSoundCompany();
  const review = await world.review();
  expect(review.subjects.map(({ name, isAdmin }) => [name, isAdmin])).toEqual([
    ['ann@example.com', true],
    ['bob@example.com', false],
    ['cid@example.com', false],
  ]);
  expect(grantsOf(review, 'bob@example.com')).toMatchObject([
    { role: { name: 'Viewer' }, through: null, projects: null, environments: [], reachesProduction: false },
    {
      ...{ role: { name: 'Member' }, through: { name: 'Team' }, projects: ['shop'], reachesProduction: true },
      ...{
        environments: ['development', 'production'],
        since: daysAgo(180),
        used: ['CREATE_PROJECT_API_TOKEN', 'DELETE_PROJECT_API_TOKEN'],
      },
    },
  ]);
  expect(review.groups.map(({ name, members }) => [name, members.length])).toEqual([
    ['Leads', 1],
    ['Team', 1],
  ]);
});

test('who gave a role and when is told by the log where the API does not', async () => {
  await using world = await openSoundCompany();
  const cid = world.sandbox.store.accounts.get(4)!;
  world.setTime(daysAgo(8));
  await world.api.updateUser({ id: cid.id, body: { rootRole: 2 } });
  world.setTime(daysAgo(4));
  await world.api.addAccessToProject({ projectId: 'shop', body: { roles: [5], users: [cid.id], groups: [] } });
  expect(grantsOf(await world.review(), 'cid@example.com')).toMatchObject([
    { role: { name: 'Editor' }, since: daysAgo(8), grantedBy: 'ann@example.com' },
    { role: { name: 'Member' }, since: daysAgo(4), grantedBy: 'ann@example.com' },
  ]);
});

test('another role, place or permission is another fingerprint; another name is not', async () => {
  await using world = await openSoundCompany();
  const { id } = (await world.api.createRole({ body: { name: 'Builder', type: 'custom', permissions: [] } })).roles;
  const rewrite = (name: string, permission: string) =>
    world.api.updateRole({ roleId: String(id), body: { name, type: 'custom', permissions: [{ name: permission }] } });
  await rewrite('Builder', 'CREATE_FEATURE');
  await world.api.addAccessToProject({ projectId: 'shop', body: { roles: [id], users: [4], groups: [] } });
  const ofBuilder = async () =>
    grantsOf(await world.review(), 'cid@example.com').find(({ role }) => role?.id === id)!.fingerprint;
  const first = await ofBuilder();
  await rewrite('Maker', 'CREATE_FEATURE');
  expect(await ofBuilder()).toBe(first);
  await rewrite('Maker', 'DELETE_FEATURE');
  expect(await ofBuilder()).not.toBe(first);
});

test('tokens and links of one name are told apart, and their secrets are nowhere', async () => {
  await using world = await openSoundCompany();
  const { api, sandbox } = world;
  for (const project of ['shop', 'default', 'shop'])
    await api.createApiToken({
      body: { tokenName: 'ci', type: 'client', environment: 'production', projects: [project] },
    });
  await api.createPublicSignupToken({ body: { name: 'ci', expiresAt: daysAgo(-9) } });
  const review = await world.review();
  const machines = review.subjects.filter(({ type }) => type !== 'user').map(({ key }) => key);
  expect(machines).toEqual(['api_token:ci', 'api_token:ci#2', 'api_token:ci#3', 'invite_link:ci']);
  expect(new Set(review.grants.map(({ fingerprint }) => fingerprint)).size).toBe(review.grants.length);
  const said = JSON.stringify(review);
  for (const secret of [...sandbox.store.apiTokens.keys(), ...sandbox.store.signupTokens.keys()])
    expect(said).not.toContain(secret);
});

test('each question is asked once, and no more of them the longer the log is', async () => {
  await using world = await openSoundCompany();
  const ask = async () => {
    const before = world.sandbox.requests.length;
    await world.review();
    return world.sandbox.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
  };
  const asked = await ask();
  expect(asked.filter((one) => !one.startsWith('GET '))).toEqual([]);
  expect(new Set(asked).size).toBe(asked.length);
  const { events } = world.sandbox.store;
  const [last] = events.slice(-1);
  for (let count = 1; count <= 20_000; count += 1)
    events.push({
      ...last!,
      id: last!.id + count,
      type: 'feature-favorited',
      createdByUserId: 1,
      createdAt: daysAgo(2),
    });
  expect(await ask()).toEqual(asked);
});

test('a second review by one client sees what has changed since the first', async () => {
  await using world = await openSoundCompany();
  const { api } = world;
  await reviewAccess(api, { at });
  await world.as('user:ann').createUser({ body: { email: 'dan@example.com', rootRole: 3 } });
  expect((await reviewAccess(api, { at })).subjects.map(({ name }) => name)).toContain('dan@example.com');
});

test('the open-source edition is reviewed by what it has, and what it lacks is said', async () => {
  const sandbox = await startSandbox({ edition: 'oss', seed: { users: [{ username: 'eve', rootRole: 'Editor' }] } });
  const { url, token, fetch } = sandbox;
  const review = await reviewAccess(createAdminApi({ url, token, fetch, env: {} }), { at });
  await sandbox.stop();
  expect(review.instance.edition).toBe('open source');
  expect(review.subjects.map(({ key }) => key)).toEqual(['user:1', 'api_token:admin', 'user:2']);
  expect(canDo(review, 'user:1').map(({ permission }) => permission)).toEqual(['ADMIN']);
  expect(canDo(review, 'user:2')).toContainEqual(
    expect.objectContaining({
      permission: 'UPDATE_FEATURE_ENVIRONMENT',
      project: 'default',
      environment: 'production',
    }),
  );
  expect(review.hidden).toEqual([
    'Personal access tokens of people: the admin API shows nobody those of others.',
    'Service accounts: this edition has none.',
    'Groups: this edition has none.',
    'The open-source edition has no roles but Admin, Editor and Viewer, no access to projects, and no change requests.',
  ]);
});

test('what the token may not read is said; without people there is no review', async () => {
  await using world = await openSoundCompany();
  world.sandbox.fail({ operation: 'getAllPublicSignupTokens', how: { status: 403 }, times: 'always' });
  world.sandbox.fail({ operation: 'searchEvents', how: { status: 403 }, times: 'always' });
  const review = await world.review();
  expect(review.hidden).toEqual([
    'Personal access tokens of people: the admin API shows nobody those of others.',
    'Invite links: the token may not read them.',
    'Who gave access, and who made tokens: the token may not read them.',
    'What permissions are used for: the token may not read them.',
  ]);
  expect(review.findings.map(({ id }) => id)).toEqual([]);
  world.sandbox.fail({ operation: 'getUsers', how: { status: 403 }, times: 'always' });
  await expect(world.review()).rejects.toThrow(AdminApiError);
});

test('Vanta and Drata are given their own columns', async () => {
  await using world = await openSoundCompany();
  const { api } = world;
  await api.createUser({ body: { email: 'dan@agency.test', name: 'Dan van Dyk', rootRole: 3 } });
  await api.createServiceAccount({ body: { username: 'robot', name: 'Robot', rootRole: 3 } });
  await api.createApiToken({
    body: { tokenName: 'old', type: 'client', environment: 'production', projects: ['shop'], expiresAt: daysAgo(1) },
  });
  const review = await world.review();
  const cells = (name: keyof typeof takers) => takers[name].lines(review, ['example.com']).map(Object.values);
  expect(takers.vanta.headings).toEqual(['Account name', 'Account owner', 'Role', 'Status']);
  expect(cells('vanta')).toEqual([
    ['ann@example.com', 'ann@example.com', 'Admin, Owner in shop', 'Active'],
    ['bob@example.com', 'bob@example.com', 'Viewer, Member in shop', 'Active'],
    ['cid@example.com', 'cid@example.com', 'Viewer', 'Active'],
    ['dan@agency.test', 'External user', 'Viewer', 'Active'],
    ['robot', 'ann@example.com', 'Viewer', 'Active'],
    ['old', 'ann@example.com', 'client token in shop', 'Deactivated'],
  ]);
  expect(cells('drata').at(-1)).toEqual(['5', 'Dan', 'van Dyk', 'dan@agency.test', '', 'yes', 'no', '']);
  for (const { headings, lines } of Object.values(takers))
    for (const line of lines(review, [])) expect(Object.keys(line)).toEqual(headings);
});
