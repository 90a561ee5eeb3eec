// Two people and a token change every settable attribute, in random order: drift names each with the right event, and finds what a plan finds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { type Block, type MiniCore, parseConfiguration } from '../../src/terraform/testing/index.ts';
import { type Member, members, startWorld, type World } from '../../workshop/catalog.ts';
import { randomFrom } from '../../workshop/random-from.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';
import { errorsOf } from '../support/laws/index.ts';
import { diagonal, isFull } from '../support/size.ts';
import { stateFileOf } from '../../workshop/state-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'who-drifted-'));
const random = randomFrom(15);

/** The log has no event of the first, and says of the others that something was changed and not what. */
const untold = [/^environment\.enabled$/, /^integration\.parameters$/, /^(oidc|saml|scim)\./];
const told: string[] = [];
const wrong: string[] = [];
const doubted: string[] = [];

interface Actor {
  readonly name: string;
  readonly how: string;
  readonly core: MiniCore;
}

async function actorsOn({ sandbox, another }: World): Promise<Actor[]> {
  const people = ['ann@example.com', '"; DROP TABLE events;\u202e@example.com'];
  const admins = people.map((email) => {
    const authorization = sandbox.createToken({ role: 'Admin' });
    const account = [...sandbox.store.accounts.values()].at(-1)!;
    Object.assign(account, { email, username: undefined });
    return { name: email, how: 'person', authorization };
  });
  const token = { name: 'admin', how: 'admin token', authorization: sandbox.token };
  return Promise.all(
    [...admins, token].map(async ({ authorization, ...who }) => ({ ...who, core: await another({ authorization }) })),
  );
}

async function drift({ url, token }: Sandbox, core: MiniCore) {
  const file = join(folder, 'state.tfstate');
  writeFileSync(file, stateFileOf(core));
  const outcome = await runCommand(['drift', '--state', file, '--json'], {
    env: { UNLEASH_URL: url, UNLEASH_AUTH_TOKEN: token },
  });
  return { ...outcome, data: JSON.parse(outcome.out) as Data };
}

interface Data {
  readonly changed: readonly Found[];
  readonly missing: readonly Found[];
  readonly unseen: readonly object[];
}
interface Found {
  readonly address: string;
  readonly path: string;
  readonly by: string | null;
  readonly how: string | null;
  readonly event: number | null;
  readonly doubt: string | null;
}

interface Step {
  readonly actor: Actor;
  /** Ids of the events that it left. */
  readonly events: readonly number[];
}

/** Changes one attribute after the other to what the next example says; answers who did the last of it. */
async function changeEach(world: World, member: Member, blocks: readonly Block[], next: readonly Block[]) {
  const target = blocks.find(({ type }) => type === member.type)!;
  const wanted = next.find(({ type }) => type === member.type)!.body;
  const actors = await actorsOn(world);
  const steps = new Map<string, Step>();
  const names = Object.keys(member.resource.attributes).sort(() => random() - 0.5);
  let body = { ...target.body };
  for (const name of names) {
    const value = wanted[name];
    const { settable, facts } = member.resource.attributes[name]!;
    if (!settable || facts.notReturned || facts.forcesReplacement || member.resource.identity.includes(name)) continue;
    if (JSON.stringify(value) === JSON.stringify(body[name]) || refersElsewhere(value, blocks)) continue;
    const actor = actors[Math.floor(random() * actors.length)]!;
    const changed = Object.fromEntries(
      Object.entries({ ...body, [name]: value }).filter(([, one]) => one !== undefined),
    ) as Block['body'];
    actor.core.state.clear();
    for (const [address, stored] of world.core.state) actor.core.state.set(address, stored);
    await actor.core.refresh();
    const configuration = blocks.map((block) => (block === target ? { ...block, body: changed } : block));
    if (errorsOf(await actor.core.plan(configuration)).length > 0) continue;
    const before = world.sandbox.store.events.length;
    if (errorsOf(await actor.core.apply(configuration)).length > 0) continue;
    body = changed;
    steps.set(name, { actor, events: world.sandbox.store.events.slice(before).map(({ id }) => id) });
  }
  return steps;
}

function refersElsewhere(value: unknown, blocks: readonly Block[]): boolean {
  const text = JSON.stringify(value ?? '');
  return /\bunleash_\w+\.\w+/.test(text) && !blocks.some(({ address }) => text.includes(address));
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(members)('$type', (member) => {
  test('nothing where nothing changed, and what a plan finds where something did', async () => {
    const pairs = member.examples
      .slice(0, -1)
      .map((example, index) => ({ example, next: member.examples[index + 1]! }));
    for (const { example, next } of diagonal(pairs, members.indexOf(member), { quick: 3 })) {
      await using world = await startWorld();
      await world.core.apply(example);
      const { data: clean, code } = await drift(world.sandbox, world.core);
      expect({ code, changed: clean.changed, missing: clean.missing }).toEqual({ code: 0, changed: [], missing: [] });

      const blocks = await parseConfiguration(example);
      const steps = await changeEach(world, member, blocks, await parseConfiguration(next));
      const { data } = await drift(world.sandbox, world.core);
      const refreshed = await world.core.refresh();
      const gone = refreshed.filter(({ after }) => !after).map(({ address }) => address);
      expect(data.missing.map(({ address }) => address).sort()).toEqual(gone.sort());
      const drifted = refreshed.flatMap(({ address, before, after }) => {
        if (!after) return [];
        const { attributes } = members.find(({ type }) => address.startsWith(`${type}.`))!.resource;
        return Object.keys(attributes)
          .filter((name) => !attributes[name]!.same(before[name], after[name] ?? null))
          .map((name) => `${address} ${name}`);
      });
      const found = data.changed.map(({ address, path }) => `${address} ${path.split(/[.[]/)[0]}`);
      expect([...new Set(found)].sort()).toEqual(drifted.sort());
      expect(data.unseen).toEqual([]);
      judge(member, steps, data);
    }
  });
});

function judge(member: Member, steps: ReadonlyMap<string, Step>, { changed }: Data): void {
  for (const one of changed.filter(({ address }) => address.startsWith(`${member.type}.`))) {
    const name = one.path.split(/[.[]/)[0]!;
    const step = steps.get(name);
    if (!step) continue;
    const label = `${member.resource.name}.${name}`;
    // A step that left no event found the value there: another one brought it along.
    const maker =
      step.events.length > 0 ? step : [...steps.values()].find(({ events }) => events.includes(one.event ?? 0));
    const { by, how, event } = one;
    const isRight = by === maker?.actor.name && how === maker?.actor.how && maker?.events.includes(event ?? 0);
    if (one.doubt !== null) doubted.push(label);
    else if (isRight) told.push(label);
    else wrong.push(`${label}: ${one.by} ${one.event}, not ${step.actor.name} ${step.events.join()}`);
  }
}

test('the right one by the right event, but for what the log does not say', () => {
  expect(wrong).toEqual([]);
  expect(doubted.filter((label) => !untold.some((pattern) => pattern.test(label)))).toEqual([]);
  if (isFull) for (const pattern of untold) expect(doubted.some((label) => pattern.test(label))).toBe(true);
  expect(told.length).toBeGreaterThan(isFull ? 110 : 20);
});
