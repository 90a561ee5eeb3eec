// What a create may take over, where the provider block allows it: the work of a run that was cut off, and nobody else's.
import { describe, expect, test } from 'vitest';
import { startWorld, type World } from '../../../workshop/catalog.ts';

const main = `
resource "unleash_group" "team" {
  name        = "Team"
  description = "As planned"
}
`;

interface Options {
  readonly configuration?: string;
  /** What the provider block allows, null for nothing. */
  readonly minutes?: number | null;
}

/** An instance where the configuration was applied, and a state that does not know of it. */
async function cutOff({ configuration = main, minutes = 60 }: Options = {}) {
  const world = await startWorld();
  await world.core.apply(configuration);
  const core = await world.another({ take_over_minutes: minutes });
  return Object.assign(world, { core });
}

const said = async (world: World, configuration = main) =>
  (await world.core.apply(configuration)).flatMap(({ diagnostics }) =>
    diagnostics.map(({ severity, summary }) => `${severity} ${summary}`),
  );
const takenOver = ['warning unleash_group "Team" existed already and was taken over'];
const inTheWay = ['error Cannot create unleash_group "Team"'];
const groups = ({ sandbox }: World) => [...sandbox.store.groups.values()].map(({ name }) => name);
const creation = ({ sandbox }: World) => sandbox.store.events.find(({ type }) => type === 'group-created')!;

test('without the opt-in nothing is taken over: the error says who made it, how to import it, and what opts in', async () => {
  await using world = await cutOff({ minutes: null });
  for (let time = 1; time <= 2; time++) {
    const [change] = await world.core.apply(main);
    expect(change?.diagnostics).toMatchObject([
      {
        summary: 'Cannot create unleash_group "Team"',
        detail: expect.stringMatching(
          /terraform import unleash_group\.NAME 1\n\nIt was made a moment ago with the token .* a run that was cut off may have made it\. .* set take_over_minutes/,
        ),
      },
    ]);
    expect(world.core.state.size).toBe(0);
  }
});

test('an equal object that the same token made within those minutes is taken over, and said so', async () => {
  await using world = await cutOff();
  expect(await said(world)).toEqual(takenOver);
  expect(groups(world)).toEqual(['Team']);
  expect((await world.core.plan(main)).map(({ action }) => action)).toEqual(['no-op']);
});

describe('left alone, with the way to import it', () => {
  test('is an object that differs in anything', async () => {
    await using world = await cutOff({ configuration: main.replace('As planned', 'Something else') });
    const [change] = await world.core.apply(main);
    expect(change?.diagnostics[0]).toMatchObject({
      summary: 'Cannot create unleash_group "Team"',
      detail: expect.stringContaining('terraform import unleash_group.NAME 1'),
    });
    expect(world.core.state.size).toBe(0);
  });

  test('is an object that is older than that', async () => {
    await using world = await cutOff({ minutes: 5 });
    creation(world).createdAt = new Date(Date.now() - 6 * 60 * 1000).toISOString();
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

  test('is an object that was changed since, though it is as planned again', async () => {
    await using world = await cutOff();
    const first = await world.another();
    await first.import('unleash_group.team', '1');
    for (const description of ['Something else', 'As planned'])
      await first.apply(main.replace('As planned', description));
    expect(await said(world)).toEqual(inTheWay);
  });

  test('is what this very run is to make under another address: a second block of it is refused', async () => {
    await using world = await startWorld();
    expect(await said(world, main + main.replace('"team"', '"twin"'))).toEqual([
      'error unleash_group "Team" stands in two blocks',
    ]);
    // The plan says so already, and nothing is made.
    expect([...world.core.state.keys()]).toEqual([]);
  });
});

test('no password is set again when its user is taken over', async () => {
  const user = (password: string) => `
resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = 3
  password  = "${password}"
}
`;
  await using world = await cutOff({ configuration: user('Correct-Horse-1') });
  const before = world.sandbox.store.accounts.get(2)!.passwordHash;
  const [change] = await world.core.apply(user('Battery-Staple-2'));
  expect(change?.diagnostics).toMatchObject([
    { summary: 'password is kept in state' },
    {
      summary: 'unleash_user "ada@example.com" existed already and was taken over',
      detail: expect.stringContaining('Its password was not written again.'),
    },
  ]);
  expect(world.sandbox.store.accounts.get(2)!.passwordHash).toBe(before);
});

test('what only an update can write, and was not written yet, is written when it is taken over', async () => {
  const project = 'resource "unleash_project" "p" {\n  id   = "p"\n  name = "P"\n  mode = "private"\n}\n';
  await using world = await cutOff({ configuration: project });
  world.sandbox.store.projects.get('p')!.mode = 'open';
  expect(await said(world, project)).toEqual(['warning unleash_project "p" existed already and was taken over']);
  expect(world.sandbox.store.projects.get('p')!.mode).toBe('private');
});
