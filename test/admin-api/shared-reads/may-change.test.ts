// The table of what writes change, held against an instance: every write, and every read before and after it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { facts } from '../../../src/admin-api/generated/facts.ts';
import { operations } from '../../../src/admin-api/generated/operations.ts';
import type { OperationId } from '../../../src/admin-api/index.ts';
import { type Asked, mayChange } from '../../../src/admin-api/shared-reads/may-change.ts';
import type { Call } from '../../calls/call.ts';
import { areas, fileOf } from '../../calls/index.ts';
import { type RichInstance, startRichInstance, viewer } from '../../calls/rich-instance.ts';
import { ask } from './ask.ts';

let instance: RichInstance;
let calls: Call[];
let reads: Asked[];
let before: (string | undefined)[];
/** Pairs of a write and a read that it did change. */
const witnessed = new Set<string>();

beforeAll(async () => {
  instance = await startRichInstance();
  calls = [...areas.values()].flatMap(({ rich }) => rich?.(instance) ?? []);
  reads = (Object.keys(operations) as OperationId[])
    .filter((operation) => operations[operation].method === 'GET')
    .flatMap((operation) => {
      const asked = callsOf(operation);
      return (asked.length > 0 ? asked : [{}]).map((parameters) => ({ operation, parameters }));
    });
  before = askAll();
});
afterAll(() => instance.sandbox.stop());

const writeIds = (Object.keys(operations) as OperationId[]).filter(
  (id) => operations[id].method !== 'GET' && id !== 'validateProject' && id !== 'validateRole',
);

/** The parameters with which an operation is called. */
const callsOf = (operation: OperationId) =>
  calls.filter((one) => one.operation === operation).map(({ parts }) => parts);

/** Answers to all reads for both callers; undefined where there was none, which nobody can share. */
function askAll(): (string | undefined)[] {
  const { sandbox } = instance;
  return [sandbox.token, viewer].flatMap((token) =>
    reads.map((read) => {
      const { status, answer } = ask(sandbox, token, read);
      return status === 200 ? answer : undefined;
    }),
  );
}

test.each(writeIds)('%s changes nothing but what the table says', (operation) => {
  const { sandbox } = instance;
  const moment = sandbox.checkpoint();
  const made = callsOf(operation);
  expect(made, `no call of ${operation} is in ${fileOf(operation)}`).not.toEqual([]);
  for (const parameters of made) {
    const write: Asked = { operation, parameters };
    const { status, answer } = ask(sandbox, sandbox.token, write);
    expect(status, answer).toBeLessThan(300);
    const after = askAll();
    sandbox.restore(moment);
    for (const [index, read] of [...reads, ...reads].entries()) {
      if (before[index] === undefined || before[index] === after[index]) continue;
      expect.soft(mayChange(write, read), `${JSON.stringify(write)} changes ${JSON.stringify(read)}`).toBe(true);
      witnessed.add(`${operation} ${read.operation}`);
    }
  }
});

/** Entries that this instance cannot show to be needed, and why they are there. */
const unseen: readonly { why: string; writes: RegExp; reads: RegExp }[] = [
  {
    why: 'The caller may be whose rights change. Only some changes of rights are made here, and only one person asks.',
    writes: /User|Group|Role|ServiceAccount|Access|EnterpriseSettings/,
    reads: /Project|ChangeRequest|ApiTokens|Segment|ContextField|Me$|UserPermissions|AccessOverview|Groups?$/,
  },
  {
    why: 'What an archived project hides, and what a new id meets that was used before, depends on the server.',
    writes: /^(create|archive|revive|delete)Project$/,
    reads: /./,
  },
  {
    why: 'Seats are counted by licenses that the sandbox does not have.',
    writes: /User|ServiceAccount/,
    reads: /License/,
  },
  {
    why: 'Whether environments that are off are left out differs between servers, as does what an overview shows.',
    writes: /Environment|ChangeRequestConfig/,
    reads: /ProjectOverview|ChangeRequestConfig|Permissions/,
  },
  {
    why: 'Roles with environments are held by nobody here.',
    writes: /removeEnvironment/,
    reads: /UserPermissions|Overview/,
  },
  { why: 'A field of the instance may be given to a project.', writes: /ContextField/, reads: /FieldsForProject/ },
];

test('has no entry without a witness or a reason', () => {
  const entries = Object.entries(facts).flatMap(([write, { invalidates = {} }]) =>
    Object.keys(invalidates).map((read) => ({ write, read })),
  );
  const needless = entries.filter(
    ({ write, read }) =>
      !witnessed.has(`${write} ${read}`) && !unseen.some(({ writes, reads }) => writes.test(write) && reads.test(read)),
  );
  expect(needless).toEqual([]);
});

test('takes what does not say what it changes for something that changes everything', () => {
  const write: Asked = { operation: 'validateRole', parameters: {} };
  expect(mayChange(write, { operation: 'getTagTypes', parameters: {} })).toBe(true);
});

test('compares parameters as a URL has them', () => {
  const write: Asked = { operation: 'updateUser', parameters: { id: 7 } };
  const changed = ['7', 7, '8', undefined].map((id) => mayChange(write, { operation: 'getUser', parameters: { id } }));
  expect(changed).toEqual([true, true, false, false]);
});
