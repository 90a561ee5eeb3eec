// Whatever a server says, no diagnostic of any resource holds what a terminal would act upon, nor goes on for ever.
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { Diagnostics } from '../../src/terraform/framework/report.ts';
import { members, provider, startCore } from '../../workshop/catalog.ts';
import { harmIn, hostileText as hostile } from '../support/hostile-text.ts';
import { textsIn } from '../support/secrets.ts';
import { diagonal } from '../support/size.ts';

const refusal = {
  ...{ id: hostile, name: hostile, message: hostile, permissions: [hostile] },
  details: [{ message: hostile, path: `/body/${hostile}` }, { message: hostile }],
};

const named = hostile.slice(0, 300).replace('canary-', '');

/** Each text in an answer with something hostile behind it, ids and what the client relies on aside. */
function poison(value: unknown, name = ''): unknown {
  if (typeof value === 'string')
    return /^(name|description|tokenName|message|createdBy|email)$/.test(name) ? `${value}${named}` : value;
  if (Array.isArray(value)) return value.map((one) => poison(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, one]) => [field, poison(one, field)]));
}

type Act = (response: Response) => Promise<Response>;
const acts: [string, Act][] = [
  ['refuses everything with hostile words', async () => Response.json(refusal, { status: 400 })],
  ['lets nobody do anything', async () => Response.json(refusal, { status: 403 })],
  ['answers hostile words', async () => new Response(hostile, { status: 200 })],
  [
    'has hostile names for all that it holds',
    async (response) => {
      const text = await response.text();
      if (!text.startsWith('{')) return new Response(text || null, response);
      return new Response(JSON.stringify(poison(JSON.parse(text))), {
        status: response.status,
        headers: { 'Content-Type': 'application/json' },
      });
    },
  ],
];

describe.each(members)('$type', (member) => {
  const [example = ''] = member.examples;
  test.each(diagonal(acts, members.indexOf(member), { quick: 4 }))('on a server that %s', async (_, act) => {
    const sandbox = await startSandbox();
    let isHostile = false;
    const fetch = async (request: Request) => {
      const response = await sandbox.fetch(request);
      return isHostile && request.url.startsWith(sandbox.url) ? act(response) : response;
    };
    const handlers = providerHandlers(provider({ fetch }));
    const core = await startCore(handlers, { base_url: sandbox.url, authorization: sandbox.token });
    const said: string[] = [];
    const listen = async (work: () => Promise<unknown>) => {
      said.push(
        ...textsIn(
          await work().then(
            (changes) => diagnosticsOf(changes),
            (error: Error) => error.message,
          ),
        ),
      );
    };
    isHostile = true;
    await listen(() => core.plan(example));
    await listen(() => core.apply(example));
    isHostile = false;
    await listen(() => core.apply(example));
    isHostile = true;
    await listen(() => core.plan(example));
    await listen(() => core.destroy());
    await sandbox.stop();
    expect(said.map((text) => harmIn(text, { longest: 30_000, breaks: true })).filter(Boolean)).toEqual([]);
  });
});

const diagnosticsOf = (changes: unknown) =>
  (changes as { diagnostics: { summary: string; detail: string }[] }[]).flatMap(({ diagnostics }) =>
    diagnostics.map(({ summary, detail }) => `${summary}\n${detail}`),
  );

test('a diagnostic is cleaned whoever makes it, and keeps its lines', () => {
  const report = new Diagnostics();
  report.conceal(['canary-password']);
  report.warning(`Group ${hostile}`, `First ${hostile}\n\nSecond canary-pass\u0000word`);
  const [{ summary = '', detail = '' } = {}] = report.all;
  expect(harmIn(summary, { longest: 500, breaks: true })).toBeUndefined();
  expect(harmIn(detail, { longest: 10_000, breaks: true })).toBeUndefined();
  expect(detail).toMatch(/\n\nSecond \*\*\*$/);
});
