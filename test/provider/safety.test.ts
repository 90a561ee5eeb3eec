// What keeps people from losing objects, their way in, or each other's work.
import { describe, expect, test } from 'vitest';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { startWorld } from '../../workshop/catalog.ts';
import type { Change } from '../../src/terraform/testing/index.ts';

const said = (changes: readonly Change[]) =>
  changes
    .flatMap(({ diagnostics }) => diagnostics)
    .map(({ severity, summary, path }) => `${severity} ${path} ${summary}`);

const project = (rest: string) => `resource "unleash_project" "p" {\n  id = "p"\n  name = "P"\n  ${rest}\n}`;

describe('deletion protection', () => {
  test('refuses to destroy and to replace until it is lifted', async () => {
    await using world = await startWorld();
    await world.core.apply(project('deletion_protection = true'));
    expect(said(await world.core.destroy())).toContain(
      'error deletion_protection unleash_project "p" is protected from deletion',
    );
    expect(world.core.state.size).toBe(1);
    const replacing = await world.core.plan(
      project('deletion_protection = true').replace('"p"\n  name', '"q"\n  name'),
    );
    expect(said(replacing)).toEqual(['error deletion_protection unleash_project "p" is protected from deletion']);
    expect(said(await world.core.apply(project('deletion_protection = false')))).toEqual([]);
    expect(said(await world.core.destroy())).toEqual([]);
    expect(world.sandbox.store.projects.has('p')).toBe(false);
  });

  test('changing it alone writes nothing to the server', async () => {
    await using world = await startWorld();
    await world.core.apply(project(''));
    const before = world.sandbox.requests.length;
    const [change] = await world.core.apply(project('deletion_protection = true'));
    expect(change?.action).toBe('update');
    expect(world.sandbox.requests.slice(before).filter(({ method }) => method !== 'GET')).toEqual([]);
  });
});

describe('on_destroy', () => {
  test('archive keeps the project where it can be revived', async () => {
    await using world = await startWorld();
    await world.core.apply(project('on_destroy = "archive"'));
    expect(said(await world.core.destroy())).toEqual(['warning  Project p is archived']);
    expect(world.sandbox.store.projects.get('p')?.archivedAt).not.toBeNull();
  });

  test('forget leaves the project as it is', async () => {
    await using world = await startWorld();
    await world.core.apply(project('on_destroy = "forget"'));
    expect(said(await world.core.destroy())).toEqual(['warning  unleash_project "p" stays as it is']);
    expect(world.sandbox.store.projects.get('p')?.archivedAt).toBeNull();
  });
});

describe('groups that something else keeps', () => {
  const group = (users: string) => `resource "unleash_group" "g" {\n  name = "G"\n  ${users}\n}`;

  test('members that SCIM keeps are neither seen as drift nor sent, and a plan that names them warns', async () => {
    await using world = await startWorld();
    await world.core.apply(group(''));
    const stored = [...world.sandbox.store.groups.values()][0]!;
    stored.scimId = 'scim-1';
    stored.members.set(1, { joinedAt: new Date().toISOString(), createdBy: 'scim' } as never);
    expect(await world.core.refresh()).toEqual([]);
    const changes = await world.core.apply(group('description = "new"\n  users = []'));
    expect(said(changes).filter((text) => text.startsWith('error'))).toEqual([]);
    expect(stored.members.has(1)).toBe(true);
  });

  test('members that single sign-on keeps stay when the configuration names none', async () => {
    await using world = await startWorld();
    const mapped = (description: string) => group(`mappings_sso = ["team"]\n  description = "${description}"`);
    await world.core.apply(mapped('one'));
    const stored = [...world.sandbox.store.groups.values()][0]!;
    stored.members.set(1, { joinedAt: new Date().toISOString(), createdBy: 'sso' } as never);
    expect(await world.core.refresh()).toEqual([]);
    await world.core.apply(mapped('two'));
    expect(stored.members.has(1)).toBe(true);
  });
});

describe('members that are handed over to single sign-on', () => {
  const group = (users: string) =>
    `resource "unleash_group" "g" {\n  name = "G"\n  mappings_sso = ["team"]\n  ${users}\n}`;

  test('stay when the configuration no longer names any, whoever added them and with whatever token', async () => {
    await using world = await startWorld();
    await world.core.apply(group('users = [1]'));
    const api = createAdminApi({ url: world.sandbox.url, token: world.sandbox.token, fetch: world.sandbox.fetch });
    const { id: second } = await api.createUser({ body: { username: 'second', rootRole: 3 } });
    const body = {
      name: 'G',
      description: '',
      mappingsSSO: ['team'],
      users: [1, second].map((id) => ({ user: { id } })),
    };
    await api.updateGroup({ groupId: '1', body });
    expect(said(await world.core.apply(group('')))).toEqual([]);
    expect([...world.sandbox.store.groups.get(1)!.members.keys()]).toEqual([1, second]);
    expect(await world.core.plan(group(''))).toMatchObject([{ action: 'no-op' }]);
  });
});

describe('two resources that own the same thing', () => {
  test.each([
    [
      'CORS',
      'resource "unleash_cors" "all" {\n  origins = ["https://a.example.com"]\n}\nresource "unleash_cors_origin" "one" {\n  origin = "https://b.example.com"\n}',
    ],
    [
      'access',
      'resource "unleash_project_access" "all" {\n  project = "default"\n  roles = []\n}\nresource "unleash_project_member" "one" {\n  project = "default"\n  member = "user:1"\n  roles = [4]\n}',
    ],
    [
      'a role',
      'resource "unleash_project_role_binding" "all" {\n  project = "default"\n  role = 4\n}\nresource "unleash_project_member" "one" {\n  project = "default"\n  member = "user:1"\n  roles = [4]\n}',
    ],
    [
      'change requests',
      'resource "unleash_change_request_settings" "a" {\n  project = "default"\n  environment = "production"\n  enabled = true\n}\nresource "unleash_project_environment" "b" {\n  project_id = "default"\n  environment_name = "production"\n  change_requests_enabled = true\n}',
    ],
  ])('get a warning: %s', async (_, hcl) => {
    await using world = await startWorld();
    expect(said(await world.core.plan(hcl)).filter((text) => text.includes('own the same thing'))).toHaveLength(1);
  });

  test('different roles of one project get none', async () => {
    await using world = await startWorld();
    const hcl =
      'resource "unleash_project_role_binding" "all" {\n  project = "default"\n  role = 5\n}\nresource "unleash_project_member" "one" {\n  project = "default"\n  member = "user:1"\n  roles = [4]\n}';
    expect(said(await world.core.plan(hcl))).toEqual([]);
  });
});

test('many origins applied at once are all kept', async () => {
  await using world = await startWorld();
  const origins = Array.from({ length: 12 }, (_, index) => `https://app-${index}.example.com`);
  await Promise.all(
    origins.map(async (origin) => {
      const core = await world.another();
      expect(
        said(await core.apply(`resource "unleash_cors_origin" "o" {\n  origin = "${origin}"\n}`)).filter((text) =>
          text.startsWith('error'),
        ),
      ).toEqual([]);
    }),
  );
  expect(world.sandbox.store.settings.frontendApiOrigins).toEqual(expect.arrayContaining(origins));
});

test('a wait for the rate limit is survived, and said', async () => {
  await using world = await startWorld();
  world.sandbox.fail({ operation: 'createUser', how: { status: 429, retryAfter: 30 } });
  const changes = await world.core.apply(
    'resource "unleash_user" "ada" {\n  email = "ada@example.com"\n  root_role = 3\n}',
  );
  expect(changes.flatMap(({ diagnostics }) => diagnostics)).toMatchObject([
    {
      severity: 'warning',
      summary: 'Waited for Unleash',
      detail: expect.stringMatching(/^3\d s of this operation .*HTTP 429/),
    },
  ]);
  expect(world.core.state.size).toBe(1);
});
