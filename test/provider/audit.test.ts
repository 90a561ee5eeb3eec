// Data sources for people who audit: who has what and why, what happened, and what kind of instance it is.
import { expect, test } from 'vitest';
import { startWorld } from '../../workshop/catalog.ts';

const people = `
  resource "unleash_user" "ada" {
    email     = "ada@example.com"
    root_role = 3
  }
  resource "unleash_group" "payments" {
    name      = "Payments"
    users     = [unleash_user.ada.id]
    root_role = 2
  }
  resource "unleash_project_access" "default" {
    project = "default"
    roles   = [
      { role = 4, users = [unleash_user.ada.id], groups = [] },
      { role = 5, users = [], groups = [unleash_group.payments.id] },
    ]
  }`;

interface Grant {
  holder_name: string;
  project: string | null;
  role_name: string;
  group_name: string | null;
}
const show = ({ grants }: { grants?: unknown }) =>
  (grants as Grant[]).map(({ holder_name, project, role_name, group_name }) =>
    [holder_name, role_name, project ?? 'instance', group_name ?? 'own'].join(' '),
  );

test('access names each way in which somebody has a role', async () => {
  await using world = await startWorld();
  await world.core.apply(people);
  const all = show(await world.core.readData('unleash_access', ''));
  const ofAda = [
    'ada@example.com Editor instance Payments',
    'ada@example.com Viewer instance own',
    'ada@example.com Owner default own',
    'ada@example.com Member default Payments',
  ];
  expect(all.filter((grant) => grant.startsWith('ada'))).toEqual(expect.arrayContaining(ofAda));
  expect(all.filter((grant) => grant.startsWith('ada'))).toHaveLength(4);
  expect(all).toContain('Payments Member default own');
  expect(all).toContain('admin Admin instance own');
});

test('access is filtered by project, role, group and user', async () => {
  await using world = await startWorld();
  await world.core.apply(people);
  const read = async (filter: string) => show(await world.core.readData('unleash_access', filter));
  expect(await read('project = "default"\nuser = 2')).toEqual([
    'ada@example.com Owner default own',
    'ada@example.com Member default Payments',
  ]);
  expect(await read('role = 1')).toEqual(['admin Admin instance own']);
  expect(await read('group = 1\nproject = "default"')).toEqual([
    'Payments Member default own',
    'ada@example.com Member default Payments',
  ]);
  await expect(read('project = "nope"')).rejects.toThrow(/No project found/);
});

test('events are filtered, counted and read page by page', async () => {
  await using world = await startWorld();
  const roles = (description: string) => `
    resource "unleash_role" "r" {
      name        = "R"
      type        = "custom"
      description = "${description}"
      permissions = []
    }`;
  await world.core.apply(roles('before'));
  await world.core.apply(roles('after'));
  const updates = await world.core.readData('unleash_events', 'type = "role-updated"');
  expect(updates.total).toBe(1);
  const [event] = updates.events as { data: string; pre_data: string }[];
  expect(JSON.parse(event!.data)).toMatchObject({ description: 'after' });
  expect(JSON.parse(event!.pre_data)).toMatchObject({ description: 'before' });

  const { store } = world.sandbox;
  const [first] = store.events;
  for (let id = 1; id <= 1500; id += 1) store.events.push({ ...first!, type: 'tag-type-updated', id: 10_000 + id });
  const many = await world.core.readData('unleash_events', 'type = "tag-type-updated"\nlimit = 1200');
  expect(many.total).toBe(1500);
  const ids = (many.events as { id: number }[]).map(({ id }) => id);
  expect([ids.length, new Set(ids).size, ids[0], ids.at(-1)]).toEqual([1200, 1200, 11_500, 10_301]);
});

test('permissions are listed by what they act on', async () => {
  await using world = await startWorld();
  const read = async (filter: string) =>
    (await world.core.readData('unleash_permissions', filter)).permissions as {
      name: string;
      environment: string | null;
    }[];
  const root = await read('type = "root"');
  expect(root.map(({ name }) => name)).toContain('CREATE_PROJECT');
  expect(root.map(({ name }) => name)).not.toContain('UPDATE_FEATURE_ENVIRONMENT');
  const production = await read('environment = "production"');
  expect(new Set(production.map(({ environment }) => environment))).toEqual(new Set(['production']));
});

test.each([
  ['oss', 'open-source'],
  ['pro', 'pro'],
  ['enterprise', 'enterprise'],
] as const)('the edition of %s is %s', async (edition, name) => {
  await using world = await startWorld({ edition });
  expect(await world.core.readData('unleash_instance', '')).toMatchObject({
    edition: name,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    maintenance: false,
    limits: { projects: 500, strategies: 30 },
  });
});

test('sign-ins are listed, newest first, and those that failed can be picked', async () => {
  await using world = await startWorld();
  const login = (id: number, successful: boolean) => ({
    id,
    username: 'ada',
    auth_type: 'simple',
    created_at: new Date().toISOString(),
    successful,
    ip: '192.0.2.1',
    failure_reason: successful ? null : 'wrong password',
  });
  world.sandbox.store.logins.push(login(1, true), login(2, false), login(3, true));
  const ids = async (filter: string) => {
    const { logins } = await world.core.readData('unleash_login_history', filter);
    return (logins as { id: number }[]).map(({ id }) => id);
  };
  expect(await ids('')).toEqual([3, 2, 1]);
  expect(await ids('successful = false')).toEqual([2]);
  expect(await ids('username = "grace"')).toEqual([]);
});

test('events show no secret, whatever Unleash writes into its log', async () => {
  await using world = await startWorld();
  const { store } = world.sandbox;
  await world.core.apply(
    'resource "unleash_invite_link" "team" {\n  name = "team"\n  expires_at = "2099-12-31T12:00:00Z"\n  enabled = false\n}',
  );
  const [{ secret = '' } = {}] = store.signupTokens.values();
  const data = {
    ...{
      secret: 'canary-1',
      token: 'canary-2',
      clientSecret: 'canary-3',
      password: 'canary-4',
      inviteLink: 'canary-5',
    },
    ...{ url: 'https://x/canary-6', alias: 'canary-7', apiKey: 'canary-8', spCertificate: 'canary-9', name: 'kept' },
    ...{ provider: 'webhook', parameters: { anything: 'canary-a', deep: [{ more: 'canary-b' }] } },
    ...{ repeated: 'as canary-1 says', id: 7, none: null, tokenName: 'edge' },
  };
  const [first] = store.events;
  const about = { type: 'setting-updated' as const, createdBy: 'canary-2', preData: data, data };
  store.events.push({ ...first!, ...about, id: 10_001 } as never);
  const links = await world.core.readData('unleash_events', 'type = "public-signup-token-created"');
  expect(JSON.stringify(store.events)).toContain(secret);
  expect(links.events).toMatchObject([{ data: expect.stringContaining('"name":"team"') }]);
  const all = JSON.stringify(await world.core.readData('unleash_events', 'limit = 1000'));
  expect(all).not.toContain(secret);
  const settings = (await world.core.readData('unleash_events', 'type = "setting-updated"')) as {
    events: { data: string; pre_data: string; summary: string }[];
  };
  const [shown] = settings.events;
  expect(`${shown?.data} ${shown?.pre_data} ${shown?.summary}`).not.toContain('canary');
  expect(JSON.parse(shown?.data ?? '')).toMatchObject({
    name: 'kept',
    id: 7,
    none: null,
    tokenName: 'edge',
    secret: '***',
  });
});
