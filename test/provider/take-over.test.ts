// Laws over everything with a natural name: what a create does where an equal object is there already, and where its answer is lost.
import { describe, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { type Member, members, provider, startCore } from '../../workshop/catalog.ts';
import { errorsOf, targetOf } from '../support/laws/index.ts';
import { type Block, type MiniCore, parseConfiguration } from '../../src/terraform/testing/index.ts';

type Fetch = (request: Request) => Promise<Response>;

/** An instance with everything that the first example needs around its own block; the network can be told what to do. */
async function open({ type, examples }: Member) {
  const sandbox = await startSandbox();
  const wire: { fetch: Fetch } = { fetch: (request) => sandbox.fetch(request) };
  const start = (settings: { [argument: string]: unknown }) =>
    startCore(providerHandlers(provider({ fetch: (request) => wire.fetch(request) })), {
      base_url: sandbox.url,
      authorization: sandbox.token,
      ...settings,
    });
  const blocks = await parseConfiguration(examples[0]!);
  const isOwn = (block: Block) => block.type === type && block.mode === 'resource';
  const around = blocks.filter((block) => !isOwn(block) && !block.dependsOn.some((on) => on.startsWith(`${type}.`)));
  const [own] = blocks.filter(isOwn);
  const first = await start({});
  expect(errorsOf(await first.apply(around))).toEqual([]);
  /** Somebody's Terraform, whose state has the surroundings. */
  const another = async (settings: { [argument: string]: unknown } = {}) => {
    const core = await start(settings);
    for (const [address, stored] of first.state) core.state.set(address, stored);
    return core;
  };
  return { sandbox, wire, another, configuration: [...around, own!], own: own!, ...disposing(sandbox) };
}

const disposing = (sandbox: { stop(): Promise<void> }) => ({ [Symbol.asyncDispose]: () => sandbox.stop() });

type Place = Awaited<ReturnType<typeof open>>;

/** What an apply says of the block, as one text. */
async function said(member: Member, core: MiniCore, { configuration }: Place): Promise<string> {
  const { diagnostics } = targetOf(member, await core.apply(configuration));
  return diagnostics.map(({ severity, summary, detail }) => `${severity}: ${summary}: ${detail}`).join('\n');
}

const holds = ({ own }: Place, core: MiniCore) => core.state.has(own.address);

/** Somebody has made the object, and what the instance holds then. */
async function make(place: Place, settings: { [argument: string]: unknown } = {}) {
  const maker = await place.another(settings);
  expect(errorsOf(await maker.apply(place.configuration))).toEqual([]);
  return { maker, held: place.sandbox.snapshot() };
}

const otherToken = ({ sandbox }: Place) => ({ authorization: sandbox.createToken({ role: 'Admin' }) });
const optIn = { take_over_minutes: 60 };

/** The request that creates is handled, and its answer never arrives. */
function loseAnswer({ wire, sandbox }: Place, before: (request: Request) => Promise<unknown> = async () => {}) {
  let isLost = false;
  wire.fetch = async (request) => {
    if (request.method !== 'POST' || isLost) return sandbox.fetch(request);
    isLost = true;
    await before(request.clone());
    await sandbox.fetch(request);
    throw new TypeError('fetch failed');
  };
}

const named = members.filter(({ resource }) => resource.naming && resource.create);

test('everything with a natural name knows from the log how it came to be', () => {
  expect(named.filter(({ resource }) => !resource.creationLog).map(({ type }) => type)).toEqual([]);
  expect(named.length).toBeGreaterThan(9);
});

describe.each(named)('$type', (member) => {
  test('that another token made is left alone, whatever is allowed', async () => {
    await using place = await open(member);
    const { held } = await make(place, otherToken(place));
    for (const settings of [{}, optIn]) {
      const core = await place.another(settings);
      const text = await said(member, core, place);
      expect(text).toMatch(/^error: Cannot create .*\n\n.*terraform import /s);
      expect(text).not.toContain('cut off');
      expect([holds(place, core), place.sandbox.snapshot()]).toEqual([false, held]);
    }
  });

  test('that this token made a moment ago is left alone without the opt-in, each time, and the error says so', async () => {
    await using place = await open(member);
    const { held } = await make(place);
    const core = await place.another();
    for (let time = 1; time <= 2; time++) {
      expect(await said(member, core, place)).toMatch(/^error: .*terraform import .* cut off may have made it/s);
      expect([holds(place, core), place.sandbox.snapshot()]).toEqual([false, held]);
    }
  });

  test('that this state has under another address is never taken over', async () => {
    await using place = await open(member);
    const { maker, held } = await make(place, optIn);
    const twin = { ...place.own, address: `${member.type}.twin` };
    for (let time = 1; time <= 2; time++) {
      const errors = errorsOf(await maker.apply([...place.configuration, twin]));
      expect(errors.map(({ summary }) => summary)).toEqual([expect.stringContaining('stands in two blocks')]);
      expect([maker.state.has(twin.address), place.sandbox.snapshot()]).toEqual([false, held]);
    }
  });

  test('that was changed since by this very token is not taken over', async () => {
    await using place = await open(member);
    await make(place);
    const { events } = place.sandbox.store;
    const creation = events.findLast(({ type }) => type.endsWith('-created'))!;
    const id = events.at(-1)!.id + 1;
    const type = creation.type.replace('-created', '-updated') as typeof creation.type;
    events.push({ ...creation, id, type, preData: creation.data, data: null });
    const core = await place.another(optIn);
    expect(await said(member, core, place)).toMatch(/^error: .*terraform import/s);
    expect(holds(place, core)).toBe(false);
  });

  test('that this token made a moment ago is taken over with the opt-in', async () => {
    await using place = await open(member);
    await make(place);
    const core = await place.another(optIn);
    expect(await said(member, core, place)).toMatch(/^warning: .* was taken over/);
    expect(errorsOf(await core.apply(place.configuration))).toEqual([]);
    expect(holds(place, core)).toBe(true);
  });

  test('whose answer was lost is found, without the opt-in', async () => {
    await using place = await open(member);
    const core = await place.another();
    loseAnswer(place);
    expect(await said(member, core, place)).toBe('');
    expect(holds(place, core)).toBe(true);
  });

  test('whose answer was lost, and that another token made at that moment, is left alone', async () => {
    await using place = await open(member);
    const core = await place.another(optIn);
    const { authorization } = otherToken(place);
    loseAnswer(place, (request) => {
      request.headers.set('authorization', authorization);
      return place.sandbox.fetch(request);
    });
    expect(await said(member, core, place)).toMatch(/^error: .*terraform import/s);
    expect(holds(place, core)).toBe(false);
  });

  test('whose answer was lost, and that this token had made before, is left alone', async () => {
    await using place = await open(member);
    await make(place);
    const core = await place.another();
    loseAnswer(place);
    expect(await said(member, core, place)).toMatch(/^error: .*terraform import/s);
    expect(holds(place, core)).toBe(false);
  });
});

describe('a project with an environment that was put into it since', () => {
  const member = members.find(({ type }) => type === 'unleash_project')!;

  async function withEnvironment(by: (place: Place) => string) {
    const place = await open(member);
    await make(place);
    const project = String(place.sandbox.store.events.findLast(({ type }) => type === 'project-created')!.project);
    const added = await place.sandbox.fetch(
      new Request(`${place.sandbox.url}/api/admin/projects/${project}/environments`, {
        method: 'POST',
        headers: { authorization: by(place), 'content-type': 'application/json' },
        body: JSON.stringify({ environment: 'production' }),
      }),
    );
    expect(added.status).toBe(200);
    return place;
  }

  test('by this very token is taken over: a run that was cut off made both', async () => {
    await using place = await withEnvironment(({ sandbox }) => sandbox.token);
    expect(await said(member, await place.another(optIn), place)).toMatch(/^warning: .* was taken over/);
  });

  test('by another token is left alone', async () => {
    await using place = await withEnvironment((one) => otherToken(one).authorization);
    const core = await place.another(optIn);
    expect(await said(member, core, place)).toMatch(/^error: .*terraform import/s);
    expect(holds(place, core)).toBe(false);
  });
});
