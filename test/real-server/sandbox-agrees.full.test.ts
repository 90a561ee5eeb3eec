// The open-source sandbox against an open-source server: the same calls in the same order get the same answers.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildContract, readOperationLists } from '../../workshop/contract.ts';
import type { OperationId } from '../../src/admin-api/generated/operations.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { startUnleashServer, type UnleashServer } from '../../workshop/unleash-server.ts';
import type { ExpectedCall } from '../calls/call.ts';
import { areas, fileOf } from '../calls/index.ts';
import { describeStep } from '../calls/step.ts';
import { type Judge, judgeBy } from '../support/contract-judge.ts';
import { different } from './different.ts';
import { gate } from './gate.ts';
import { createPlayer, type Played, type Player } from './player.ts';

let server: UnleashServer;
let sandbox: Sandbox;
let real: Player;
let fake: Player;
let judge: Judge;

beforeAll(async () => {
  judge = judgeBy(await buildContract());
  server = await startUnleashServer();
  sandbox = await startSandbox({ edition: 'oss', token: server.token });
  real = createPlayer(server);
  fake = createPlayer(sandbox);
});
afterAll(async () => {
  await server?.stop();
  await sandbox?.stop();
});

const sequences = [
  ['gate', gate] as const,
  ...[...areas].map(([name, { sequence = [] }]) => [name, sequence] as const),
];

describe.each(sequences.filter(([, steps]) => steps.length > 0))('%s', (_area, steps) => {
  test('are answered alike, as expected and as the contract says', async () => {
    for (const step of steps) {
      const [wanted, given] = await Promise.all([real(step), fake(step)]);
      const said = 'operation' in step ? `${step.operation} ${JSON.stringify(step.parts)}` : describeStep(step);
      expect.soft(given.answer, said).toEqual(wanted.answer);
      if ('operation' in step) holdToExpectation(step, wanted);
    }
  });
});

/** The server of the sandbox's own edition is the measure: what it answers is held against the contract, too. */
function holdToExpectation({ operation, status, parts, check }: ExpectedCall, { answer, json }: Played): void {
  const said = `${operation} ${JSON.stringify(parts)} ${JSON.stringify(json)}`;
  expect.soft(answer.status, said).toBe(status);
  // An empty answer to what is not there is the one thing that no specification tells.
  if (json !== undefined || status < 400) {
    expect.soft(judge.response(operation, answer.status, json), `the answer of ${said}`).toEqual([]);
  }
  if (parts.body !== undefined && status < 400) {
    expect.soft(judge.request(operation, parts.body), `the body of ${said}`).toEqual([]);
  }
  check?.(json);
}

describe('the deliberate differences', () => {
  test.each(different)('are still there: $reason', async ({ step }) => {
    expect((await fake(step)).answer).not.toEqual((await real(step)).answer);
  });
});

describe('the steps', () => {
  test('made every open-source operation succeed, and fail where it can', async () => {
    const { openSource } = await readOperationLists();
    const answered = (is: (status: number) => boolean) =>
      new Set(sandbox.requests.filter(({ status }) => is(status)).map(({ operation }) => operation));
    const succeeded = answered((status) => status < 300);
    // A caller without a token is refused by every operation in the same way.
    const failed = answered((status) => status >= 400 && status !== 401);
    const cannotFail = [...areas.values()].flatMap(({ cannotFail = [] }) => cannotFail);
    const ids = openSource as OperationId[];
    const complaints = [
      ...ids.filter((id) => !succeeded.has(id)).map((id) => `${id} never succeeded: make it do so in ${fileOf(id)}`),
      ...ids
        .filter((id) => !failed.has(id) && !cannotFail.includes(id))
        .map((id) => `${id} never failed: make it do so in ${fileOf(id)}, or say there that it cannot`),
      ...cannotFail
        .filter((id) => failed.has(id))
        .map((id) => `${id} failed, though ${fileOf(id)} says that it cannot`),
    ];
    expect(complaints).toEqual([]);
  });
});
