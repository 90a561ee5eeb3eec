// The open-source sandbox against an open-source server: the same calls in the same order get the same answers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperationLists } from '../../workshop/contract.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { startUnleashServer, type UnleashServer } from '../../workshop/unleash-server.ts';
import { createPlayer, type Player } from './player.ts';
import { describeStep } from './step.ts';
import { different } from './steps/different.ts';
import { areas } from './steps/index.ts';

let server: UnleashServer;
let sandbox: Sandbox;
let real: Player;
let fake: Player;

beforeAll(async () => {
  server = await startUnleashServer();
  sandbox = await startSandbox({ edition: 'oss', token: server.token });
  real = createPlayer(server);
  fake = createPlayer(sandbox);
});
afterAll(async () => {
  await server?.stop();
  await sandbox?.stop();
});

describe.each(Object.entries(areas))('%s', (_area, steps) => {
  it('are answered alike', { timeout: 240_000 }, async () => {
    for (const step of steps) {
      const [wanted, given] = await Promise.all([real(step), fake(step)]);
      expect.soft(given, describeStep(step)).toEqual(wanted);
    }
  });
});

describe('the deliberate differences', () => {
  it.each(different)('are still there: $reason', async ({ step }) => {
    expect(await fake(step)).not.toEqual(await real(step));
  });
});

describe('the steps', () => {
  /** Lists and facts that nothing in a request can make fail, beyond what the gate refuses before them. */
  const cannotFail = [
    'deleteApiToken',
    'getAddons',
    'getAdminCount',
    'getAllApiTokens',
    'getAllEnvironments',
    'getAllFeatureTypes',
    'getAllPublicSignupTokens',
    'getApiTokensByName',
    'getBaseUsersAndGroups',
    'getContextFields',
    'getContextFieldsForProject',
    'getMaintenance',
    'getMe',
    'getProjectEnvironments',
    'getSegments',
    'getTagTypes',
    'getUiConfig',
    'getUsers',
    'removeEnvironmentFromProject',
  ];

  it('made every open-source operation succeed, and fail where it can', async () => {
    const { openSource } = await readOperationLists();
    const answered = (is: (status: number) => boolean) =>
      new Set(sandbox.requests.filter(({ status }) => is(status)).map(({ operation }) => operation));
    const succeeded = answered((status) => status < 300);
    // A caller without a token is refused by every operation in the same way.
    const failed = answered((status) => status >= 400 && status !== 401);
    expect(openSource.filter((id) => !succeeded.has(id as 'getUser'))).toEqual([]);
    expect(openSource.filter((id) => !failed.has(id as 'getUser'))).toEqual(cannotFail);
  });
});
