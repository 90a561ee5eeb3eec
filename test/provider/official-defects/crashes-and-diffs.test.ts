// Defects 12 to 18 of the official provider, none of them here: crashes, and plans that never come to rest.
import { expect, test } from 'vitest';
import { startWorld } from '../../../workshop/catalog.ts';
import { apply, block, errorsOf, stateOf } from './act.ts';

test('12: a project without a description can be renamed, and a failing look at it afterwards is an error, not a crash', async () => {
  await using world = await startWorld();
  const project = (name: string) => block('project', `id = "p"\nname = "${name}"`);
  await apply(world.core, project('one'));
  world.sandbox.store.projects.get('p')!.description = null;
  expect(await apply(world.core, project('two'))).toEqual(['update']);
  world.sandbox.fail({ operation: 'getProjectOverview', after: 1, how: { status: 403 } });
  expect(errorsOf(await world.core.apply(project('three')))).toHaveLength(1);
  expect(world.core.state.size).toBe(1);
  await apply(world.core, project('three'));
  expect(world.sandbox.store.projects.get('p')?.name).toBe('three');
});

test('13: what has no description, or no root role, is read and not stumbled over', async () => {
  await using world = await startWorld();
  const { store } = world.sandbox;
  store.contextFields.get('userId')!.description = null;
  const field = await world.core.readData('unleash_context_field', 'name = "userId"');
  expect(field).toMatchObject({ description: null });

  const role = block('role', 'name = "R"\ntype = "custom"\ndescription = ""\npermissions = []');
  expect(await apply(world.core, role)).toEqual(['create']);
  store.roles.get(Number(stateOf(world.core, 'role').id))!.description = null as never;
  expect(await apply(world.core, role)).toEqual(['no-op']);

  const people =
    block('user', 'email = "ada@example.com"\nroot_role = 3') +
    block('service_account', 'username = "ci"\nname = "CI"\nroot_role = 3');
  await apply(world.core, role + people);
  for (const type of ['user', 'service_account']) {
    store.accounts.get(Number(stateOf(world.core, type).id))!.rootRole = undefined as never;
  }
  expect(await apply(world.core, role + people)).toEqual(['no-op', 'update', 'update']);
  expect([...store.accounts.values()].map(({ rootRole }) => rootRole)).toEqual([1, 3, 3]);
});

test('14: the order in which a server lists members and mappings of a group is no change', async () => {
  const users = ['a', 'b', 'c'].map((username) => ({ username }));
  await using world = await startWorld({ seed: { users } });
  const group = block('group', 'name = "G"\nusers = [3, 2, 4]\nmappings_sso = ["y", "x"]');
  await apply(world.core, group);
  const [stored] = [...world.sandbox.store.groups.values()];
  stored!.members = new Map([...stored!.members].reverse());
  stored!.mappingsSSO.reverse();
  expect(await world.core.refresh()).toEqual([]);
  expect(await apply(world.core, group)).toEqual(['no-op']);
  expect(stateOf(world.core, 'group')).toMatchObject({ users: [3, 2, 4], mappings_sso: ['y', 'x'] });
});

test('15: password, welcome mail, username and letter case of the address can change; what cannot go is refused', async () => {
  await using world = await startWorld();
  const user = (rest: string) => block('user', `root_role = 3\n${rest}`);
  await apply(world.core, user('email = "Ada@Example.com"\npassword = "Analytical-Engine-1843"'));
  const account = () => world.sandbox.store.accounts.get(Number(stateOf(world.core, 'user').id))!;
  const { passwordHash, id } = account();
  expect(await apply(world.core, user('email = "ADA@example.com"\npassword = "Analytical-Engine-1843"'))).toEqual([
    'no-op',
  ]);
  expect(await apply(world.core, user('email = "ada@example.com"\npassword = "Difference-Engine-1822"'))).toEqual([
    'update',
  ]);
  expect(account().passwordHash).not.toBe(passwordHash);
  expect(await apply(world.core, user('email = "ada@example.com"\nsend_email = true'))).toEqual(['update']);
  expect(await apply(world.core, user('email = "ada@example.com"\nsend_email = true\nusername = "ada"'))).toEqual([
    'replace',
  ]);
  expect([account().username, world.sandbox.store.accounts.has(id)]).toEqual(['ada', false]);
  const removed = await world.core.plan(user('username = "ada"'));
  expect(errorsOf(removed)).toMatchObject([{ path: 'email', summary: 'Cannot clear email' }]);
});

test('16: what leaves the configuration of a project leaves the project, and what changed there is noticed', async () => {
  await using world = await startWorld();
  const plain = 'id = "p"\nname = "P"\nmode = "open"\n';
  const full = `${plain}description = "d"\nfeature_naming = { pattern = "[a-z]+", example = "abc" }\nlink_templates = [{ title = "T", url_template = "https://t.example.com/{{feature}}" }]`;
  await apply(world.core, block('project', full));
  const stored = world.sandbox.store.projects.get('p')!;
  stored.featureNaming.pattern = '[A-Z]+';
  stored.linkTemplates = [];
  const [drift] = await world.core.refresh();
  expect(drift?.after).toMatchObject({ feature_naming: { pattern: '[A-Z]+' }, link_templates: null });
  expect(await apply(world.core, block('project', full))).toEqual(['update']);
  expect(await apply(world.core, block('project', plain))).toEqual(['update']);
  expect(stored.description || null).toBeNull();
  expect(stored.featureNaming.pattern).toBeNull();
  expect(stored.linkTemplates).toEqual([]);

  await apply(world.core, block('project', plain) + block('group', 'name = "G"\ndescription = ""'));
});

test.each([
  ['an offset', '2030-01-01T02:00:00+02:00'],
  ['milliseconds', '2030-01-01T00:00:00.500Z'],
])('17: an expiry with %s is kept as it was written', async (_, instant) => {
  await using world = await startWorld();
  const tokens =
    block('api_token', `token_name = "ci"\ntype = "backend"\nexpires_at = "${instant}"`) +
    block('service_account', 'username = "ci"\nname = "CI"\nroot_role = 3') +
    block(
      'service_account_token',
      `service_account_id = unleash_service_account.x.id\ndescription = "d"\nexpires_at = "${instant}"`,
    );
  await apply(world.core, tokens);
  expect(await world.core.refresh()).toEqual([]);
  const written = ['api_token', 'service_account_token'].map((type) => stateOf(world.core, type).expires_at);
  expect(written).toEqual([instant, instant]);
});

test('18: a role that nobody has in a project is no change, and a role listed twice is refused', async () => {
  await using world = await startWorld();
  const access = (roles: string) => block('project_access', `project = "default"\nroles = [${roles}]`);
  const empty = '{ role = 5, users = [], groups = [] }';
  await apply(world.core, access(`{ role = 4, users = [1], groups = [] }, ${empty}`));
  expect(await world.core.refresh()).toEqual([]);
  const twice = await world.core.plan(access(`${empty}, ${empty.replace('[]', '[1]')}`));
  expect(errorsOf(twice)).toMatchObject([{ path: 'roles', summary: 'Duplicate role' }]);
});
