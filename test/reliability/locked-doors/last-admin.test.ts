// Whoever is Admin last and can sign in stays it: a plan warns, and the write that would take it does not happen.
import { describe, expect, test } from 'vitest';
import { startWorld } from '../../../workshop/catalog.ts';
import { account, group, role, user } from './blocks.ts';
import { type Door, lastAdmin, nobodyAdmin, openDoor, said } from './plans.ts';

/** Takes away the Admin that every instance begins with, so that those of the configuration are all there are. */
function dismissFirst({ world }: Door): void {
  world.sandbox.store.accounts.delete(1);
}

/** The plan warns, and the apply refuses with nothing taken. */
async function refuses(
  { core, world }: Pick<Door, 'core' | 'world'>,
  configuration: string,
  path: string,
  refused = path,
) {
  expect(said(await core.plan(configuration))).toEqual([lastAdmin(path)]);
  const before = world.snapshot();
  expect(said(await core.apply(configuration))).toContain(nobodyAdmin(refused));
  expect(world.snapshot()).toEqual(before);
}

/** What is said of every role with the permission ADMIN. */
const wideRole = 'warning permissions A role that may do everything';

const passes = async ({ core }: Pick<Door, 'core'>, configuration: string) => {
  for (const changes of [await core.plan(configuration), await core.apply(configuration)])
    expect(said(changes).filter((told) => told !== wideRole)).toEqual([]);
};

describe('of their own', () => {
  test('is neither demoted nor deleted', async () => {
    await using door = await openDoor(user('ada', 1) + user('grace', 3));
    expect(said(await door.core.plan(user('ada', 3) + user('grace', 3)))).toEqual([]);
    dismissFirst(door);
    await refuses(door, user('ada', 3) + user('grace', 3), 'root_role');
    expect(said(await door.core.destroy())).toEqual([lastAdmin('root_role'), nobodyAdmin('root_role')]);
    expect([...door.core.state.keys()]).toContain('unleash_user.ada');
    await passes(door, user('ada', 1, 'name = "Ada"') + user('grace', 2));
    await passes(door, user('ada', 3, 'name = "Ada"\n  allow_lockout = true') + user('grace', 2));
  });

  test('is not replaced, unless the configuration says that it is meant', async () => {
    const named = (username: string, more = '') => user('ada', 1, `username = "${username}"\n${more}`);
    await using door = await openDoor(named('ada'));
    dismissFirst(door);
    await refuses(door, named('lovelace'), 'username', 'root_role');
    await passes(door, named('lovelace', 'allow_lockout = true'));
  });

  test('may go when the same run made somebody else Admin first', async () => {
    await using door = await openDoor(user('ada', 1) + user('grace', 3));
    dismissFirst(door);
    const warned = async (configuration: string) =>
      expect(said(await door.core.apply(configuration)).filter((text) => !text.startsWith('warning'))).toEqual([]);
    await warned(user('grace', 1) + user('ada', 3, 'depends_on = [unleash_user.grace]'));
    await warned(user('new', 1) + user('grace', 3, 'depends_on = [unleash_user.new]') + user('ada', 3));
  });

  test('is one of two that go at once, whatever each block says of the other', async () => {
    await using door = await openDoor(user('ada', 1) + user('grace', 1));
    dismissFirst(door);
    expect(said(await door.core.plan(user('ada', 3) + user('grace', 1)))).toEqual([]);
    const both = user('ada', 3) + user('grace', 3);
    expect(said(await door.core.plan(both))).toEqual([]);
    expect(said(await door.core.apply(both))).toContain(nobodyAdmin('root_role'));
  });

  test('is seen on the open-source edition too', async () => {
    await using world = await startWorld({ edition: 'oss' });
    const { core } = world;
    await passes({ core }, user('ada', 1));
    world.sandbox.store.accounts.delete(1);
    await refuses({ core, world }, user('ada', 3), 'root_role');
  });

  test('is seen when somebody was made Admin after the plan', async () => {
    await using door = await openDoor(user('ada', 3) + user('grace', 1));
    dismissFirst(door);
    // Only a name is to change, but an update sends the root role with it.
    const { accounts } = door.world.sandbox.store;
    const [ada, grace] = ['ada', 'grace'].map(
      (name) => [...accounts.values()].find(({ email }) => email?.startsWith(name))!,
    );
    const errors = await door.applySaved(user('ada', 3, 'name = "Ada"') + user('grace', 1, 'name = "Grace"'), () => {
      ada!.rootRole = 1;
      accounts.delete(grace!.id);
    });
    expect(errors).toContain(nobodyAdmin('root_role'));
    expect(ada!.rootRole).toBe(1);
  });
});

describe('by a service account', () => {
  test('is not kept, since nobody signs in with it', async () => {
    await using door = await openDoor(user('ada', 1) + account(1));
    dismissFirst(door);
    await refuses(door, user('ada', 3) + account(1), 'root_role');
    await passes(door, user('ada', 1) + account(3));
  });

  test('is not kept through a group either', async () => {
    const robots = account(3) + group('1', '[unleash_service_account.terraform.id]');
    await using door = await openDoor(user('ada', 1) + robots);
    dismissFirst(door);
    await refuses(door, user('ada', 3) + robots, 'root_role');
  });
});

describe('through a group', () => {
  const ada = user('ada', 3);
  const members = '[unleash_user.ada.id]';

  test('is neither taken out of it, nor does it lose its role, nor go', async () => {
    await using door = await openDoor(ada + group('1', members));
    expect(said(await door.core.plan(ada + group('null', members)))).toEqual([]);
    dismissFirst(door);
    await refuses(door, ada + group('null', members), 'root_role');
    await refuses(door, ada + group('1', '[]'), 'users');
    await passes(door, ada + group('1', members, 'description = "All of them"'));
    expect(said(await door.core.destroy())).toEqual([
      lastAdmin('root_role'),
      nobodyAdmin('root_role'),
      lastAdmin('root_role'),
      nobodyAdmin('root_role'),
    ]);
    await passes(door, ada + group('null', '[]', 'allow_lockout = true'));
  });

  test('may be demoted, and then the group stays as it is', async () => {
    await using door = await openDoor(user('ada', 1) + group('1', members));
    dismissFirst(door);
    expect(said(await door.core.plan(ada + group('null', '[]')))).toEqual([]);
    expect(said(await door.core.apply(ada + group('null', '[]')))).toContain(nobodyAdmin('root_role'));
    expect(door.admins()).not.toEqual([]);
  });

  test('is not kept by the one member who is being deleted', async () => {
    await using door = await openDoor(user('ada', 3) + user('grace', 1) + group('1', members));
    dismissFirst(door);
    const id = door.core.state.get('unleash_user.ada')!.value.id;
    const problems = said(await door.core.apply(user('grace', 3) + group('1', `[${id}]`)));
    expect(problems).toContain(nobodyAdmin('root_role'));
    expect(door.admins()).not.toEqual([]);
  });
});

describe('through a custom role with the permission ADMIN', () => {
  const wide = role(['ADMIN', 'CREATE_PROJECT']);
  const ada = user('ada', 'unleash_role.wide.id');

  test('keeps it as long as nobody has the predefined role', async () => {
    await using door = await openDoor(wide + ada);
    await passes(door, role(['CREATE_PROJECT']) + ada);
    await passes(door, wide + ada);
    dismissFirst(door);
    await refuses(door, role(['CREATE_PROJECT']) + ada, 'permissions');
    await refuses(door, wide + user('ada', 3), 'root_role');
    await passes(door, role(['ADMIN']) + ada);
    await passes(door, role(['CREATE_PROJECT'], 'allow_lockout = true') + ada);
  });

  test('is no reason to let go the last who has the predefined one', async () => {
    await using door = await openDoor(wide + ada + user('grace', 1));
    dismissFirst(door);
    await refuses(door, wide + ada + user('grace', 3), 'root_role');
  });
});
