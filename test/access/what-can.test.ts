// What somebody can do: the other side of who can, and what would be lost without a role.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnknownName, type Way, whatCan, whoCan } from '../../src/access/index.ts';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { type Seed, startSandbox } from '../../src/sandbox/index.ts';
import { sized } from '../support/size.ts';
import { addRobots, company, someOfEachScope } from './generated-company.ts';

const numRuns = sized('WHAT_CAN_RUNS', { quick: 4, full: 60 });

async function open(seed: Seed = {}) {
  const { url, token, fetch, stop } = await startSandbox({ seed });
  return { api: createAdminApi({ url, token, fetch, env: {} }), [Symbol.asyncDispose]: () => stop() };
}

const told = (ways: readonly Way[]) =>
  ways
    .map(({ permission, role, through, project, environment }) =>
      [permission, role.name, through?.name, project, environment].join(' '),
    )
    .sort();

test('in generated companies, it is in the same ways that who can tells', async () => {
  await fc.assert(
    fc.asyncProperty(company, async (made) => {
      await using world = await open(made.seed);
      await addRobots(world.api, made);
      const accounts = [...made.seed.users!, ...made.robots].map(({ username }) => username!);
      const all = new Map(
        await Promise.all(accounts.map(async (name) => [name, await whatCan(world.api, name)] as const)),
      );
      for (const permission of someOfEachScope) {
        const { holdings } = await whoCan(world.api, permission);
        for (const [name, { ways }] of all) {
          const own = ways.filter((way) => way.permission === permission || way.permission === 'ADMIN');
          expect([name, ...told(holdings.find(({ holder }) => holder.name === name)?.ways ?? [])]).toEqual([
            name,
            ...told(own),
          ]);
        }
      }
    }),
    { numRuns },
  );
});

describe('one company', () => {
  const permissions = [{ name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'production' }];
  const seed: Seed = {
    roles: [
      { name: 'Switch', type: 'custom', permissions },
      { name: 'Release', type: 'custom', permissions: [...permissions, { name: 'MOVE_FEATURE_TOGGLE' }] },
    ],
    users: [
      { email: 'Ann@example.com', rootRole: 'Viewer' },
      { email: 'bob@example.com', rootRole: 'Viewer' },
      { email: 'eve@example.com', rootRole: 'Admin' },
    ],
    groups: [{ name: 'On call', users: ['Ann@example.com', 'eve@example.com'] }],
    projects: [
      {
        id: 'shop',
        access: [
          { role: 'Switch', groups: ['On call'], users: ['bob@example.com'] },
          { role: 'Release', users: ['Ann@example.com'] },
        ],
      },
    ],
  };

  test('an account is found by its address, whatever the case, and by its id', async () => {
    await using world = await open(seed);
    const { holder, ways } = await whatCan(world.api, 'ann@example.com');
    expect(told(ways)).toEqual([
      'MOVE_FEATURE_TOGGLE Release  shop ',
      'UPDATE_FEATURE_ENVIRONMENT Release  shop production',
      'UPDATE_FEATURE_ENVIRONMENT Switch On call shop production',
    ]);
    expect((await whatCan(world.api, String(holder.id))).holder).toEqual(holder);
  });

  test('what another role or group gives as well is not lost with a role', async () => {
    await using world = await open(seed);
    const lost = async (who: string, without: string) => told((await whatCan(world.api, who, { without })).lost);
    expect(await lost('ann@example.com', 'Switch')).toEqual([]);
    expect(await lost('ann@example.com', 'Release')).toEqual(['MOVE_FEATURE_TOGGLE Release  shop ']);
    expect(await lost('bob@example.com', 'Switch')).toEqual(['UPDATE_FEATURE_ENVIRONMENT Switch  shop production']);
    expect(await lost('eve@example.com', 'Switch')).toEqual([]);
    expect(await lost('eve@example.com', 'Admin')).toEqual(['ADMIN Admin   ']);
  });

  test('who would lose a permission with a role is told', async () => {
    await using world = await open(seed);
    const losers = async (without: string) =>
      (await whoCan(world.api, 'UPDATE_FEATURE_ENVIRONMENT', { project: 'shop', without })).holdings
        .filter(({ loses }) => loses)
        .map(({ holder }) => holder.name);
    expect(await losers('Switch')).toEqual(['bob@example.com']);
    expect(await losers('Release')).toEqual([]);
    expect(await losers('Admin')).toEqual(['admin', 'eve@example.com']);
  });

  test.each([
    ['account', 'who', { who: 'an@example.com' }, 'ann@example.com'],
    ['role', 'without', { without: 'Swich' }, 'Switch'],
  ])('an %s that is not there is an error with those that are', async (kind, _, asked, known) => {
    await using world = await open(seed);
    const { who = 'bob@example.com', without } = asked as { who?: string; without?: string };
    const failure: unknown = await whatCan(world.api, who, { without }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnknownName);
    expect(failure).toMatchObject({ kind, known: expect.arrayContaining([known]) });
  });
});
