// What a create may take over: the work of a run that was cut off, and nobody else's.
import { describe, expect, test } from 'vitest';
import { startWorld, type World } from '../../support/catalog.ts';

const main = `
resource "unleash_group" "team" {
  name        = "Team"
  description = "As planned"
}
`;
const said = async (world: World, configuration = main) =>
  (await world.core.apply(configuration)).flatMap(({ diagnostics }) =>
    diagnostics.map(({ severity, summary }) => `${severity} ${summary}`),
  );
const takenOver = ['warning unleash_group "Team" existed already and was taken over'];
const inTheWay = ['error Cannot create unleash_group "Team"'];

/** An instance where the group was made, and a state that does not know of it. */
async function cutOff(configuration = main): Promise<World> {
  const world = await startWorld();
  await world.core.apply(configuration);
  world.core.state.clear();
  return world;
}
const groups = ({ sandbox }: World) => [...sandbox.store.groups.values()].map(({ name }) => name);
const creation = ({ sandbox }: World) => sandbox.store.events.find(({ type }) => type === 'group-created')!;

test('an equal object that the same token made within the hour is taken over, and said so', async () => {
  await using world = await cutOff();
  expect(await said(world)).toEqual(takenOver);
  expect(groups(world)).toEqual(['Team']);
  expect((await world.core.plan(main)).map(({ action }) => action)).toEqual(['no-op']);
});

describe('left alone, with the way to import it', () => {
  test('is an object that differs in anything', async () => {
    await using world = await cutOff(main.replace('As planned', 'Something else'));
    const [change] = await world.core.apply(main);
    expect(change?.diagnostics[0]).toMatchObject({
      summary: 'Cannot create unleash_group "Team"',
      detail: expect.stringContaining('terraform import unleash_group.NAME 1'),
    });
    expect(world.core.state.size).toBe(0);
  });

  test('is an object that is more than an hour old', async () => {
    await using world = await cutOff();
    creation(world).createdAt = new Date(Date.now() - 61 * 60 * 1000).toISOString();
    expect(await said(world)).toEqual(inTheWay);
  });

  test('is an object that another account made', async () => {
    await using world = await cutOff();
    creation(world).createdByUserId = 1;
    expect(await said(world)).toEqual(inTheWay);
  });

  test('is an object that an admin token of another name made', async () => {
    await using world = await cutOff();
    creation(world).createdBy = 'another-pipeline';
    expect(await said(world)).toEqual(inTheWay);
  });

  test('is an object of which the event log tells nothing', async () => {
    await using world = await cutOff();
    world.sandbox.store.events.length = 0;
    expect(await said(world)).toEqual(inTheWay);
  });

  test('is an object when the event log cannot be read', async () => {
    await using world = await cutOff();
    world.sandbox.fail({ operation: 'searchEvents', how: { status: 403 }, times: 'always' });
    expect(await said(world)).toEqual(inTheWay);
  });

  test('is what this very run made under another address: a second block of it is refused', async () => {
    await using world = await startWorld();
    expect(await said(world, main + main.replace('"team"', '"twin"'))).toEqual([
      'error unleash_group "Team" stands in two blocks',
    ]);
    expect([...world.core.state.keys()]).toEqual(['unleash_group.team']);
  });
});

test('what an object is never shown, or was not written yet, is written when it is taken over', async () => {
  const user = (password: string) => `
resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = 3
  password  = "${password}"
}
`;
  await using world = await cutOff(user('Correct-Horse-1'));
  const before = world.sandbox.store.accounts.get(2)!.passwordHash;
  expect(await said(world, user('Battery-Staple-2'))).toEqual([
    'warning unleash_user "ada@example.com" existed already and was taken over',
  ]);
  expect(world.sandbox.store.accounts.get(2)!.passwordHash).not.toBe(before);

  const project = 'resource "unleash_project" "p" {\n  id   = "p"\n  name = "P"\n  mode = "private"\n}\n';
  await using other = await cutOff(project);
  other.sandbox.store.projects.get('p')!.mode = 'open';
  expect(await said(other, project)).toEqual(['warning unleash_project "p" existed already and was taken over']);
  expect(other.sandbox.store.projects.get('p')!.mode).toBe('private');
});
