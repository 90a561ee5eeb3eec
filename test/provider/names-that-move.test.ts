// Names that go from one block to another within one run, as Terraform walks it: they arrive, at once or with the next apply.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { offered, provider } from '../../workshop/catalog.ts';
import { applyAsTerraform, type Block, type StoredObject } from '../../src/terraform/testing/index.ts';
import { randomFrom } from '../../workshop/random-from.ts';
import { diagonal, sized } from '../support/size.ts';

const notes = mkdtempSync(join(tmpdir(), 'plan-notes-'));
afterAll(() => rmSync(notes, { recursive: true }));

const block = (address: string, body: Block['body'], dependsOn: readonly string[] = []): Block => ({
  address,
  mode: 'resource',
  type: address.split('.')[0]!,
  body,
  dependsOn,
});
const listed = (type: string, attribute: string, values: readonly string[], more: Block['body'] = {}) =>
  values.map((value, index) => block(`${type}.all[${index}]`, { [attribute]: value, ...more }));

interface Case {
  readonly from: readonly Block[];
  readonly to: readonly Block[];
  readonly holds: (sandbox: Sandbox) => unknown;
  readonly wanted: unknown;
}

const named = (things: Iterable<{ name: string }>) => [...things].map(({ name }) => name).sort();
const groups = ({ store }: Sandbox) => named(store.groups.values());
const origins = ({ store }: Sandbox) => [...(store.settings.frontendApiOrigins ?? [])].sort();
const environments = ({ store }: Sandbox) => named(store.environments.values()).filter((name) => /^stage/.test(name));
const site = (name: string) => `https://${name}.example.com`;

const people = (names: readonly string[]) => names.map((name, index) => block(`unleash_group.g${index}`, { name }));
const inProject = block('unleash_project_context_field.f', { project: 'default', name: 'tenant' });
const everywhere = block('unleash_context_field.f', { name: 'tenant' });
const person = block('unleash_user.u', { username: 'robot', root_role: 3 });
const program = block('unleash_service_account.u', { username: 'robot', name: 'Robot', root_role: 3 });
const stages = (...names: string[]) => listed('unleash_environment', 'name', names, { type: 'test' });

const cases: { readonly [name: string]: Case } = {
  'a chain of names': {
    from: people(['A', 'B', 'C']),
    to: people(['B', 'C', 'D']),
    holds: groups,
    wanted: ['B', 'C', 'D'],
  },
  'a chain whose last one goes': {
    from: people(['A', 'B', 'C']),
    to: people(['B', 'C']),
    holds: groups,
    wanted: ['B', 'C'],
  },
  'a new block that takes a name which another one gives up': {
    from: people(['A']),
    to: [...people(['B']), block('unleash_group.new', { name: 'A' })],
    holds: groups,
    wanted: ['A', 'B'],
  },
  'a counted list of groups without its first entry': {
    from: listed('unleash_group', 'name', ['A', 'B', 'C']),
    to: listed('unleash_group', 'name', ['B', 'C']),
    holds: groups,
    wanted: ['B', 'C'],
  },
  'a counted list of groups with another first entry': {
    from: listed('unleash_group', 'name', ['B', 'C']),
    to: listed('unleash_group', 'name', ['A', 'B', 'C']),
    holds: groups,
    wanted: ['A', 'B', 'C'],
  },
  'a counted list of origins without its first entry': {
    from: listed('unleash_cors_origin', 'origin', ['a', 'b', 'c'].map(site)),
    to: listed('unleash_cors_origin', 'origin', ['b', 'c'].map(site)),
    holds: origins,
    wanted: ['*', ...['b', 'c'].map(site)],
  },
  'a counted list of origins with another first entry': {
    from: listed('unleash_cors_origin', 'origin', ['b', 'c'].map(site)),
    to: listed('unleash_cors_origin', 'origin', ['a', 'b', 'c'].map(site)),
    holds: origins,
    wanted: ['*', ...['a', 'b', 'c'].map(site)],
  },
  'a counted list of environments without its first entry': {
    from: stages('stage-a', 'stage-b', 'stage-c'),
    to: stages('stage-b', 'stage-c'),
    holds: environments,
    wanted: ['stage-b', 'stage-c'],
  },
  'a counted list of environments with another first entry': {
    from: stages('stage-b', 'stage-c'),
    to: stages('stage-a', 'stage-b', 'stage-c'),
    holds: environments,
    wanted: ['stage-a', 'stage-b', 'stage-c'],
  },
};

const seeds = sized('MOVE_SEEDS', { quick: 1, full: 2 });

async function walkOn(sandbox: Sandbox, parallelism: number, seed: number) {
  const state = new Map<string, StoredObject>();
  const walk = {
    start: () => providerHandlers(provider({ fetch: sandbox.fetch, planNotes: notes })),
    known: offered(),
    config: { base_url: sandbox.url, authorization: sandbox.token },
    parallelism,
    random: randomFrom(seed),
  };
  return async (blocks: readonly Block[]) => {
    const { plan, apply, changes } = await applyAsTerraform(walk, state, blocks);
    const errors = [...plan, ...apply].filter(({ severity }) => severity === 'error');
    return { changes, errors: errors.map(({ summary, detail }) => `${summary}: ${detail}`) };
  };
}

const parallelisms = [1, 10, 50];

describe.each(parallelisms)('with a parallelism of %i', (parallelism) => {
  test.each(diagonal(Object.entries(cases), parallelisms.indexOf(parallelism), { quick: 2 }))(
    '%s',
    async (_, { from, to, holds, wanted }) => {
      for (let seed = 1; seed <= seeds; seed++) {
        const sandbox = await startSandbox();
        try {
          const apply = await walkOn(sandbox, parallelism, seed);
          expect((await apply(from)).errors).toEqual([]);
          let applies = 0;
          for (let left = Number.POSITIVE_INFINITY; ; applies++) {
            const { changes, errors } = await apply(to);
            if (changes === 0) break;
            // Where the walk comes to a name too early, the error says so, and every apply gets further.
            for (const error of errors) expect(error).toMatch(/Apply again: each apply gets further.* for_each/s);
            expect(changes).toBeLessThan(left);
            left = changes;
          }
          if (parallelism > 1) expect([seed, applies]).toEqual([seed, 1]);
          expect(holds(sandbox)).toEqual(wanted);
        } finally {
          await sandbox.stop();
        }
      }
    },
  );

  test.each([
    ['a context field that becomes one of a project', everywhere, inProject],
    ['a context field of a project that becomes one of the instance', inProject, everywhere],
    ['a user who becomes a service account', person, program],
    ['a service account that becomes a user', program, person],
  ])('%s is told at plan, and goes over two applies', async (_, from, to) => {
    const sandbox = await startSandbox();
    try {
      const apply = await walkOn(sandbox, parallelism, 1);
      expect((await apply([from])).errors).toEqual([]);
      const before = sandbox.snapshot();
      const { errors } = await apply([to]);
      expect(errors.length).toBeGreaterThan(0);
      for (const error of errors) for (const { type } of [from, to]) expect(error).toContain(type);
      expect(sandbox.snapshot()).toEqual(before);
      expect((await apply([])).errors).toEqual([]);
      expect((await apply([to])).errors).toEqual([]);
    } finally {
      await sandbox.stop();
    }
  });

  test('two that swap their names are told to go over a third one', async () => {
    const sandbox = await startSandbox();
    try {
      const apply = await walkOn(sandbox, parallelism, 1);
      await apply(people(['A', 'B']));
      for (let time = 1; time <= 2; time++) {
        const { errors } = await apply(people(['B', 'A']));
        expect(errors.length).toBeGreaterThan(0);
        for (const error of errors) expect(error).toContain('to swap two names, go over a third one');
        expect(groups(sandbox)).toEqual(['A', 'B']);
      }
      expect((await apply(people(['A', 'C']))).errors).toEqual([]);
      expect((await apply(people(['B', 'C']))).errors).toEqual([]);
      expect((await apply(people(['B', 'A']))).errors).toEqual([]);
    } finally {
      await sandbox.stop();
    }
  });
});
