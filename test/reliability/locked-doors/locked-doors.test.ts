// Plans that would lock everybody out, or Terraform itself, are refused; each says how it is done if it is meant.
import { afterAll, describe, expect, test } from 'vitest';
import { account, group, role, user } from './blocks.ts';
import { openDoor, ownLoss, said } from './plans.ts';

let doors = 0;
let plans = 0;
afterAll(() =>
  console.log(
    `locked doors: ${doors} ways to lock a door refused or warned of, ${plans} plans beside them let through`,
  ),
);

/** The way is refused or warned of as said. */
const locks = (changes: Parameters<typeof said>[0], ...words: string[]) => {
  doors += 1;
  expect(said(changes)).toEqual(words);
};
/** Nothing is said of the plan. */
const passes = (changes: Parameters<typeof said>[0]) => {
  plans += 1;
  expect(said(changes)).toEqual([]);
};

describe('what Terraform itself uses', () => {
  test('a service account is neither demoted, replaced nor deleted', async () => {
    await using door = await openDoor(account(1));
    const token = door.world.sandbox.createToken({
      user: Number(door.core.state.get('unleash_service_account.terraform')!.value.id),
    });
    const core = await door.as(token);
    passes(await core.plan(account(1)));
    passes(await core.plan(account(1).replace('"Terraform"', '"Pipeline"')));
    locks(await core.plan(account(3)), ownLoss('root_role'));
    locks(await core.plan(account(1).replace('"terraform"\n', '"other"\n')), ownLoss('username'));
    passes(await core.plan(account(3, 'allow_lockout = true')));
    locks(await core.destroy(), ownLoss('root_role'));
    passes(await door.core.plan(account(3)));
  });

  test('a user is neither demoted nor deleted, nor taken out of the group that makes it Admin', async () => {
    const ada = user('ada', 3);
    const members = group('1', '[unleash_user.ada.id]');
    await using door = await openDoor(ada + members);
    const core = await door.as(
      door.world.sandbox.createToken({ user: Number(door.core.state.get('unleash_user.ada')!.value.id) }),
    );
    locks(await core.plan(ada + group('1', '[]')), ownLoss('users'));
    locks(await core.plan(ada + group('2', '[unleash_user.ada.id]')), ownLoss('root_role'));
    passes(await core.plan(user('ada', 1) + members));
    await door.core.apply(user('ada', 2) + members);
  });

  test('a root role that is no Admin may change, with a warning', async () => {
    await using door = await openDoor(account(2));
    const role = [...door.world.sandbox.store.roles.values()].find(({ name }) => name === 'Editor')!;
    role.permissions.push({ name: 'ADMIN', environment: null });
    const core = await door.as(
      door.world.sandbox.createToken({
        user: Number(door.core.state.get('unleash_service_account.terraform')!.value.id),
      }),
    );
    locks(await core.plan(account(3)), 'warning root_role Terraform changes its own root role');
  });

  const tokenOf = (description: string, more = '') => `${account(1)}
resource "unleash_service_account_token" "own" {
  service_account_id = unleash_service_account.terraform.id
  description        = "${description}"
  expires_at         = "2099-01-01T00:00:00Z"
  ${more}
}
`;

  test('a token of a service account is neither replaced nor deleted', async () => {
    await using door = await openDoor(tokenOf('pipeline'));
    const own = await door.as(String(door.core.state.get('unleash_service_account_token.own')!.value.secret));
    passes(await own.plan(tokenOf('pipeline')));
    locks(await own.plan(tokenOf('other')), ownLoss('description'));
    passes(await own.plan(tokenOf('other', 'allow_lockout = true')));
    passes(await door.core.plan(tokenOf('other')));
    locks(await own.destroy(), ownLoss('allow_lockout'), ownLoss('root_role'));
  });

  test('a token of its account is no less its own where its secret is not known, after an import', async () => {
    await using door = await openDoor(tokenOf('pipeline'));
    const { id, secret, service_account_id } = door.core.state.get('unleash_service_account_token.own')!.value;
    const own = await door.as(String(secret));
    own.state.delete('unleash_service_account_token.own');
    await own.import('unleash_service_account_token.own', `${service_account_id}:${id}`);
    locks(await own.plan(tokenOf('other')), ownLoss('description'));
    locks(await own.plan(tokenOf('pipeline').replace('2099', '2098')), ownLoss('expires_at'));
    passes(await own.plan(tokenOf('pipeline')));
    const other = await door.another();
    await other.import('unleash_service_account_token.own', `${service_account_id}:${id}`);
    passes(await other.plan(tokenOf('other')));
  });

  test('is looked at again by the apply of a saved plan', async () => {
    await using door = await openDoor(account(3) + user('grace', 1) + user('ada', 3));
    const { id } = door.core.state.get('unleash_service_account.terraform')!.value;
    const token = door.world.sandbox.createToken({ user: Number(id) });
    door.world.sandbox.store.accounts.get(Number(id))!.rootRole = 1;
    // The plan is made with another token than the one that applies it.
    const errors = await door.applySaved(user('grace', 1), () => {}, token);
    expect(errors).toEqual([ownLoss('root_role')]);
    expect(door.world.sandbox.store.accounts.has(Number(id))).toBe(true);
  });

  test('a replacement that is meant goes through with both its halves', async () => {
    await using door = await openDoor(tokenOf('pipeline'));
    const own = await door.as(String(door.core.state.get('unleash_service_account_token.own')!.value.secret));
    const changes = await own.apply(tokenOf('other', 'allow_lockout = true'));
    expect(said(changes).filter((text) => text.includes('lose its own access'))).toEqual([]);
    expect([...door.world.sandbox.store.personalTokens.values()].map(({ description }) => description)).not.toContain(
      'pipeline',
    );
  });

  test('permissions of its root role are not taken from it, unless it is Admin by another', async () => {
    const robot = (more: string) => `${role(['CREATE_PROJECT', 'ADMIN'], more)}${account('unleash_role.wide.id')}`;
    const narrow = (more = '') => robot(more).replace(', { name = "ADMIN" }', '');
    const none = robot('').replace('{ name = "CREATE_PROJECT" }, ', '');
    await using door = await openDoor(robot(''));
    const { id } = door.core.state.get('unleash_service_account.terraform')!.value;
    const core = await door.as(door.world.sandbox.createToken({ user: Number(id) }));
    locks(await core.plan(narrow()), ownLoss('permissions'));
    passes(await core.plan(narrow('allow_lockout = true')));
    passes(await core.plan(none));
    passes(await door.core.plan(narrow()));
    locks(await core.plan(robot('').replace('unleash_role.wide.id', '3')), ownLoss('root_role'));
    const saved = await door.applySaved(narrow(), () => {}, door.world.sandbox.createToken({ user: Number(id) }));
    expect(saved).toEqual([ownLoss('permissions')]);
    await door.core.apply(`${robot('')}${group('1', `[${id}]`)}`);
    passes(await core.plan(narrow()));
  });

  const apiToken = (name: string, expires_at = '2099-01-01T00:00:00Z') => `
resource "unleash_api_token" "own" {
  token_name  = "${name}"
  type        = "admin"
  environment = "*"
  projects    = ["*"]
  expires_at  = "${expires_at}"
}
`;

  test('an admin token is neither replaced, expired nor deleted', async () => {
    await using door = await openDoor('');
    const { token, store } = door.world.sandbox;
    store.apiTokens.get(token)!.expiresAt = '2099-01-01T00:00:00.000Z';
    await door.core.import('unleash_api_token.own', token);
    passes(await door.core.plan(apiToken('admin')));
    passes(await door.core.plan(apiToken('admin', '2098-01-01T00:00:00Z')));
    locks(await door.core.plan(apiToken('admin', '2020-01-01T00:00:00Z')), ownLoss('expires_at'));
    locks(await door.core.plan(apiToken('other')), ownLoss('token_name'));
    locks(await door.core.destroy(), ownLoss('allow_lockout'));
    expect(await door.applySaved(apiToken('other'), () => {})).toContain(ownLoss('token_name'));
    expect(store.apiTokens.has(token)).toBe(true);
  });
});

describe('the last owner of a project', () => {
  const access = (roles: string) => `
resource "unleash_project_access" "all" {
  project = "default"
  roles   = [${roles}]
}
`;
  const owner = '{ role = 4, users = [1], groups = [] }';
  const member = '{ role = 5, users = [1], groups = [] }';
  const noOwner = (path: string) => `warning ${path} The project "default" would have no owner`;

  test('who goes with a change of all access is warned of', async () => {
    await using door = await openDoor(access(owner));
    locks(await door.core.plan(access(member)), noOwner('roles'));
    passes(await door.core.plan(access(`${owner}, ${member.replace('[1]', '[]')}`)));
  });

  test('whom access that is new would remove is warned of', async () => {
    await using door = await openDoor('');
    passes(await door.core.plan(access(member)));
    door.world.sandbox.store.projects.get('default')!.users.set(1, new Map([[4, new Date().toISOString()]]));
    locks(await door.core.plan(access(member)), noOwner('roles'));
    passes(await door.core.plan(access(owner)));
  });

  const binding = (users: string) => `
resource "unleash_project_role_binding" "owners" {
  project = "default"
  role    = 4
  users   = ${users}
}
`;

  test('who goes with a binding of the role is warned of', async () => {
    await using door = await openDoor(binding('[1]'));
    locks(await door.core.plan(binding('[]')), noOwner('role'));
    locks(await door.core.destroy(), noOwner('role'));
  });

  test('who is a member that loses the role is warned of, and one of two is not', async () => {
    const one = (roles: string) =>
      `resource "unleash_project_member" "one" {\n  project = "default"\n  member = "user:1"\n  roles = ${roles}\n}\n`;
    await using door = await openDoor(user('ada', 3) + one('[4]'));
    passes(await door.core.plan(user('ada', 3) + one('[5]')));
    locks(await door.core.apply(user('ada', 3) + one('[5]')), noOwner('roles'));
    await door.core.apply(user('ada', 3) + one('[4]'));
    door.world.sandbox.store.projects.get('default')!.users.set(2, new Map([[4, new Date().toISOString()]]));
    passes(await door.core.plan(user('ada', 3) + one('[5]')));
    passes(await door.core.destroy());
  });
});

test('ordinary plans ask nothing more of the server', async () => {
  await using door = await openDoor(user('ada', 1) + user('grace', 3) + group('1', '[]') + account(1));
  const before = door.world.sandbox.requests.length;
  passes(await door.core.plan(user('ada', 1, 'name = "Ada"') + user('grace', 2) + group('1', '[]') + account(1)));
  const asked = door.world.sandbox.requests.slice(before).map(({ operation }) => operation);
  // Whose role changes may be Terraform itself.
  expect(asked.filter((operation) => operation === 'getMe')).toHaveLength(1);
  expect(
    asked.filter((operation) => operation === 'getGroups' || operation === 'getServiceAccounts').length,
  ).toBeLessThan(3);
});
