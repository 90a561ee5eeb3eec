// Who holds a permission, held against what the server says of each account, and against what it does when they try.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UnknownName, type WhoCan, whoCan } from '../../src/access/index.ts';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { type Sandbox, type Seed, startSandbox } from '../../src/sandbox/index.ts';
import { sized } from '../support/size.ts';
import { addRobots, company, environments, projects, someOfEachScope } from './generated-company.ts';
import { attempts, heldPermissions, tries } from './server-judges.ts';

const numRuns = sized('WHO_CAN_RUNS', { quick: 4, full: 100 });
const connect = ({ url, fetch }: Sandbox, token: string) => createAdminApi({ url, token, fetch, env: {} });

async function open(seed: Seed = {}) {
  const sandbox = await startSandbox({ seed });
  return { sandbox, api: connect(sandbox, sandbox.token), [Symbol.asyncDispose]: () => sandbox.stop() };
}

const names = ({ holdings }: WhoCan) => holdings.map(({ holder }) => holder.name);
const chains = ({ holdings }: WhoCan) =>
  holdings.flatMap(({ holder, ways }) =>
    ways.map(
      ({ role, through, permission, project, environment }) =>
        `${holder.name}: ${permission} by ${role.name}${through ? ` of ${through.name}` : ''} in ${project ?? '*'}, ${environment ?? '*'}`,
    ),
  );

describe('generated companies', () => {
  test('what is said is what the server says of each person', async () => {
    await fc.assert(
      fc.asyncProperty(company, async (made) => {
        await using world = await open(made.seed);
        await addRobots(world.api, made);
        const { users } = await world.api.getUsers();
        for (const project of projects) {
          for (const environment of environments) {
            const judged = new Map(
              await Promise.all(
                users.map(
                  async ({ id, username }) =>
                    [username!, await heldPermissions(world.api, id, { project, environment })] as const,
                ),
              ),
            );
            for (const permission of someOfEachScope) {
              const told = await whoCan(world.api, permission, { project, environment });
              const people = told.holdings
                .filter(({ holder }) => holder.type === 'user')
                .map(({ holder }) => holder.name);
              const should = [...judged].flatMap(([name, all]) => (all.has(permission) ? [name] : [])).sort();
              expect([permission, project, environment, people]).toEqual([permission, project, environment, should]);
            }
          }
        }
      }),
      { numRuns },
    );
  });

  test('who can is let through when they try, robots too, and nobody else is', async () => {
    await fc.assert(
      fc.asyncProperty(company, async (made) => {
        await using world = await open(made.seed);
        const secrets = await addRobots(world.api, made);
        for (const { username, token } of made.seed.users!) secrets.set(username!, token!);
        for (const { permission, project, call } of attempts) {
          const can = names(await whoCan(world.api, permission, { project }));
          for (const [name, secret] of secrets) {
            const isLetThrough = await tries(() => call(connect(world.sandbox, secret), name));
            expect([permission, name, isLetThrough]).toEqual([permission, name, can.includes(name)]);
          }
        }
      }),
      { numRuns },
    );
  });
});

describe('chains', () => {
  const seed: Seed = {
    roles: [
      {
        name: 'Flag admin',
        type: 'custom',
        permissions: [{ name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'production' }],
      },
    ],
    users: [
      { email: 'ann@example.com', rootRole: 'Viewer' },
      { email: 'bob@example.com', rootRole: 'Editor' },
    ],
    groups: [{ name: 'On call', users: ['ann@example.com'] }],
    projects: [
      {
        id: 'shop',
        access: [
          { role: 'Flag admin', groups: ['On call'] },
          { role: 'Owner', users: ['ann@example.com'] },
        ],
      },
    ],
  };

  test('each is told, with group, role, project and environment', async () => {
    await using world = await open(seed);
    const told = await whoCan(world.api, 'UPDATE_FEATURE_ENVIRONMENT', { environment: 'production' });
    expect(told.scope).toBe('environment');
    expect(chains(told)).toEqual([
      'admin: ADMIN by Admin in *, *',
      'ann@example.com: UPDATE_FEATURE_ENVIRONMENT by Owner in shop, production',
      'ann@example.com: UPDATE_FEATURE_ENVIRONMENT by Flag admin of On call in shop, production',
      'bob@example.com: UPDATE_FEATURE_ENVIRONMENT by Editor in default, production',
    ]);
    expect(names(await whoCan(world.api, 'UPDATE_FEATURE_ENVIRONMENT', { project: 'shop' }))).toEqual([
      'admin',
      'ann@example.com',
    ]);
  });

  test('admin tokens are named, and their secrets are not there', async () => {
    await using world = await open(seed);
    const told = await whoCan(world.api, 'ADMIN');
    expect(told.adminTokens).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain(world.sandbox.token);
  });

  test.each([
    ['permission', 'UPDATE_FEATURE_ENVIROMENT', {}, 'UPDATE_FEATURE_ENVIRONMENT'],
    ['project', 'ADMIN', { project: 'shopp' }, 'shop'],
    ['environment', 'ADMIN', { environment: 'prod' }, 'production'],
  ])('a %s that is not there is an error with those that are', async (kind, permission, place, known) => {
    await using world = await open(seed);
    const failure: unknown = await whoCan(world.api, permission, place).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnknownName);
    expect(failure).toMatchObject({ kind, known: expect.arrayContaining([known]) });
  });
});
