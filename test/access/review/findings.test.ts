// Each finding of a review: what trips it, and that it alone is tripped; what is beside it, and does not trip it.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reviewRules } from '../../../src/access/index.ts';
import { daysAgo, idsOf, openSoundCompany, type World } from './sound-company.ts';

type Spoil = (world: World) => unknown;

/** Spoils one thing; then something beside it, where the list says what else that trips. */
const cases: { readonly [rule: string]: { trips: Spoil; beside: Spoil; tripsBeside?: readonly string[] } } = {
  'inactive-90-days': {
    trips: (world) => wasSeen(world, 'cid', daysAgo(90)),
    beside: (world) => wasSeen(world, 'cid', daysAgo(89)),
    tripsBeside: ['inactive-30-days'],
  },
  'inactive-30-days': {
    trips: (world) => wasSeen(world, 'cid', daysAgo(30)),
    beside: (world) => wasSeen(world, 'cid', daysAgo(29)),
  },
  'never-signed-in': {
    trips: (world) => wasSeen(world, 'cid', undefined),
    beside: ({ api }) => api.createUser({ body: { email: 'new@example.com', rootRole: 3 } }),
  },
  'external-domain': {
    trips: ({ api }) => api.createUser({ body: { email: 'dan@agency.test', rootRole: 3 } }),
    beside: ({ api }) => api.createUser({ body: { email: 'dan@EXAMPLE.com', rootRole: 3 } }),
  },
  'no-owner': {
    trips: async ({ api, as, sandbox }) => {
      const { id } = await api.createUser({ body: { email: 'gone@example.com', rootRole: 1 } });
      const theirs = as(sandbox.createToken({ user: id }));
      await theirs.createServiceAccount({ body: { username: 'robot', name: 'Robot', rootRole: 3 } });
      await api.deleteUser({ id: Number(id) });
    },
    beside: ({ api }) => api.createServiceAccount({ body: { username: 'robot', name: 'Robot', rootRole: 3 } }),
  },
  'over-privileged': {
    trips: (world) => give(world, 'Member', 'cid', daysAgo(100)),
    beside: (world) => give(world, 'Member', 'cid', daysAgo(20)),
  },
  'redundant-grant': {
    trips: (world) => give(world, 'Member', 'bob', daysAgo(100)),
    beside: (world) => give(world, 'Owner', 'bob', daysAgo(100)),
  },
  'changes-production-alone': {
    trips: (world) => giveApproverAndSkipper(world, 'production'),
    beside: (world) => giveApproverAndSkipper(world, 'development'),
  },
  'four-eyes-off': {
    trips: (world) => requireNobody(world, 'production'),
    beside: (world) => requireNobody(world, 'development'),
  },
  'project-without-owner': {
    trips: async (world) => {
      await makeProject(world);
      await world.api.setProjectAccess({ projectId: 'till', body: { roles: [] } });
    },
    beside: (world) => makeProject(world),
  },
  'admin-token': {
    trips: (world) => makeToken(world, {}, { type: 'admin', seenAt: daysAgo(1) }),
    beside: (world) => makeToken(world, {}, {}),
  },
  'wildcard-token': {
    trips: (world) => makeToken(world, { projects: ['*'] }),
    beside: (world) => makeToken(world, { projects: ['shop', 'default'] }),
  },
  'expired-token': {
    trips: (world) => makeToken(world, { expiresAt: daysAgo(0) }),
    beside: (world) => makeToken(world, { expiresAt: daysAgo(-1) }),
  },
  'never-expiring-token': {
    trips: (world) => makeToken(world, {}, { expiresAt: null }),
    beside: (world) => makeToken(world, { expiresAt: daysAgo(-3650) }),
  },
  'unused-token': {
    trips: (world) => makeToken(world, {}, { createdAt: daysAgo(120), seenAt: daysAgo(90) }),
    beside: (world) => makeToken(world, {}, { createdAt: daysAgo(120), seenAt: daysAgo(89) }),
  },
  'open-invite-link': {
    trips: (world) => makeLink(world, true),
    beside: (world) => makeLink(world, false),
  },
};

const rules = reviewRules.map(({ id }) => id);

test('in a sound company there is nothing to find', async () => {
  await using world = await openSoundCompany();
  expect((await world.review()).findings).toEqual([]);
});

test('each finding is tried here, and the page of the command has it', () => {
  expect(Object.keys(cases).sort()).toEqual([...rules].sort());
  const page = readFileSync(new URL('../../../docs/commands/review.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `review\/([a-z0-9-]+)` \| (\w+) \|/gm)].map(([, id, severity]) => [id, severity]);
  expect(rows).toEqual(reviewRules.map(({ id, severity }) => [id, severity]));
});

describe.each(rules)('%s', (rule) => {
  const { trips, beside, tripsBeside = [] } = cases[rule]!;

  test('is found, and nothing else', async () => {
    await using world = await openSoundCompany();
    await trips(world);
    const { findings, subjects, grants } = await world.review();
    expect(findings.map(({ id }) => id)).toEqual([`review/${rule}`]);
    const [{ key, subject, grant, message, fix }] = findings as [(typeof findings)[number]];
    expect(key.startsWith(`review/${rule} `)).toBe(true);
    if (subject !== null) expect(subjects.map((one) => one.key)).toContain(subject);
    if (grant !== null) expect(grants.map(({ fingerprint }) => fingerprint)).toContain(grant);
    for (const sentence of [message, fix]) expect(sentence).toMatch(/^\S.*\.$/);
  });

  test('is not found in what is beside it', async () => {
    await using world = await openSoundCompany();
    await beside(world);
    expect(idsOf(await world.review())).toEqual(tripsBeside);
  });
});

test('an Admin whose deeds need no Admin has more than is needed, and is told what they need', async () => {
  await using world = await openSoundCompany();
  const { id } = await world.api.createUser({ body: { email: 'eve@example.com', rootRole: 1 } });
  const account = world.sandbox.store.accounts.get(id)!;
  Object.assign(account, { createdAt: daysAgo(120), seenAt: daysAgo(1) });
  for (const event of world.sandbox.store.events) if (event.data?.id === id) event.createdAt = daysAgo(120);
  const eve = world.as(world.sandbox.createToken({ user: id }));
  await eve.createTagType({ body: { name: 'team', icon: '' } });
  const { findings } = await world.review();
  expect(findings.map(({ message }) => message)).toEqual([
    'eve@example.com has the role Admin, and since 2027-04-01 did nothing that needs more than CREATE_TAG_TYPE.',
  ]);
  // The one deed that counts is older than all these: it is in the second answer, and then must be asked for by filters.
  await eve.createServiceAccount({ body: { username: 'old', name: 'Old', rootRole: 3 } });
  const { events } = world.sandbox.store;
  for (const more of [1000, 1500]) {
    const [sample] = events.slice(-1);
    for (let count = 1; count <= more; count += 1)
      events.push({ ...sample!, id: sample!.id + count, type: 'tag-type-updated', data: null });
    expect(idsOf(await world.review())).toEqual([]);
  }
});

test('an admin token answers for nothing, though somebody has its name', async () => {
  await using world = await openSoundCompany();
  const { token } = world.sandbox;
  const { api, sandbox } = world;
  await api.createUser({ body: { username: 'admin', rootRole: 3 } });
  const expiresAt = daysAgo(-9);
  const facts = {
    tokenName: 'admin',
    type: 'admin',
    environment: '*',
    projects: ['*'],
    createdAt: daysAgo(9),
  } as const;
  sandbox.store.apiTokens.set(token, { ...facts, secret: token, expiresAt, seenAt: daysAgo(1), projects: ['*'] });
  await world.as(token).createServiceAccount({ body: { username: 'robot', name: 'Robot', rootRole: 3 } });
  expect((await world.review()).findings.map(({ id, message }) => `${id}: ${message}`)).toEqual([
    'review/admin-token: The API token admin may do everything, and belongs to nobody.',
    'review/no-owner: Nobody answers for the service account robot: admin (admin token), who made it, is nobody here.',
  ]);
});

test('tokens of service accounts are looked at as API tokens are', async () => {
  await using world = await openSoundCompany();
  const { api, sandbox } = world;
  const { id } = await api.createServiceAccount({ body: { username: 'robot', name: 'Robot', rootRole: 3 } });
  const body = { description: 'ci', expiresAt: '2099-01-01T00:00:00.000Z' };
  await api.createServiceAccountToken({ id: String(id), body });
  for (const token of sandbox.store.personalTokens.values())
    if (token.userId === id) Object.assign(token, { createdAt: daysAgo(100) });
  expect((await world.review()).findings.map(({ key }) => key)).toEqual([
    `review/never-expiring-token service_account:${id} ci`,
    `review/unused-token service_account:${id} ci`,
  ]);
});

function wasSeen({ sandbox }: World, name: string, seenAt: string | undefined): void {
  const account = accountOf(sandbox.store, name);
  if (seenAt === undefined) delete account.seenAt;
  else account.seenAt = seenAt;
}

const accountOf = ({ accounts }: World['sandbox']['store'], name: string) =>
  [...accounts.values()].find(({ email }) => email === `${name}@example.com`)!;

async function give(world: World, role: string, name: string, since: string): Promise<void> {
  const { roles } = await world.api.getRoles();
  const { id } = roles.find((one) => one.name === role)!;
  world.setTime(since);
  const body = { roles: [id], users: [accountOf(world.sandbox.store, name).id], groups: [] };
  await world.api.addAccessToProject({ projectId: 'shop', body });
}

/** Approves in production, and skips in that environment. */
async function giveApproverAndSkipper(world: World, environment: string): Promise<void> {
  const permissions = [
    { name: 'APPROVE_CHANGE_REQUEST', environment: 'production' },
    { name: 'SKIP_CHANGE_REQUEST', environment },
  ];
  await world.api.createRole({ body: { name: 'Fire', type: 'custom', permissions } });
  await give(world, 'Fire', 'cid', daysAgo(10));
}

const requireNobody = ({ api }: World, environment: string) =>
  api.updateProjectChangeRequestConfig({
    ...{ projectId: 'shop', environment },
    body: { changeRequestsEnabled: false },
  });

const makeProject = ({ api }: World) =>
  api.createProject({ body: { id: 'till', name: 'Till', environments: ['development'] } });

type Token = World['sandbox']['store']['apiTokens'] extends Map<string, infer One> ? One : never;

/** @param wish what is asked for @param facts what is so, whatever was asked for */
async function makeToken(
  { api, sandbox }: World,
  wish: { projects?: string[]; expiresAt?: string },
  facts: Partial<Token> = {},
): Promise<void> {
  const usual = { tokenName: 'ci', type: 'client', environment: 'production', projects: ['shop'] } as const;
  const body = { ...usual, projects: [...usual.projects], expiresAt: daysAgo(-300), ...wish };
  const { secret } = await api.createApiToken({ body });
  Object.assign(sandbox.store.apiTokens.get(String(secret))!, facts);
}

async function makeLink({ api }: World, enabled: boolean): Promise<void> {
  const { secret } = await api.createPublicSignupToken({ body: { name: 'Workshop', expiresAt: daysAgo(-9) } });
  if (!enabled) await api.updatePublicSignupToken({ token: secret, body: { enabled } });
}
