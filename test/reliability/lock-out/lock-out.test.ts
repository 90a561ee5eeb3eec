// The lock-out law: whatever a configuration asks for, in whatever order and whatever fails, there is always a person who is
// Admin and can sign in, and the token of Terraform works.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { applyAsTerraform, planAsTerraform } from '../../../src/terraform/testing/index.ts';
import { randomFrom } from '../../../workshop/random-from.ts';
import { sized } from '../../support/size.ts';
import { type Doors, doorsOf, lockedSince } from './doors.ts';
import { failing } from './failing.ts';
import { meanwhile, openScene } from './scene.ts';

const changes = sized('LOCK_OUT_CHANGES', { quick: 8, full: 300 });
const seed = Number(process.env.LOCK_OUT_SEED ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'plan-notes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const totals = { changes: 0, planRefusals: 0, applyRefusals: 0, failures: 0, locked: 0, plans: 0 };
afterAll(() =>
  console.log(
    `lock-out: ${totals.changes} changes with ${totals.failures} failed calls, ${totals.planRefusals} refused by the plan, ${totals.applyRefusals} writes refused, ${totals.locked} locked out; ${totals.plans} plans in other orders`,
  ),
);

const randomOf = (number: number) => randomFrom(seed * 1_000_003 + number);

test(`${changes} generated changes lock nobody out, whatever fails`, async () => {
  const problems: string[] = [];
  for (let number = 0; number < changes; number++) {
    const found = await makeChange(randomOf(number));
    problems.push(...found.map((problem) => `change ${number}: ${problem}`));
    totals.changes++;
  }
  totals.locked += problems.length;
  expect(problems).toEqual([]);
}, 3_600_000);

async function makeChange(random: () => number): Promise<string[]> {
  await using scene = await openScene(random, folder);
  const { sandbox, state, token, next } = scene;
  /** Where each was seen first. */
  const problems = new Map<string, string>();
  let before: Doors = doorsOf(sandbox, token);
  const look = ({ method, url }: Request) => {
    for (const problem of lockedSince(before, doorsOf(sandbox, token)))
      if (!problems.has(problem)) problems.set(problem, `${method} ${new URL(url).pathname}`);
  };
  const others = random() < 0.3;
  const way = failing(sandbox, random, look);
  const first = await applyAsTerraform(
    scene.walk(way.fetch, {
      meanwhile: () => {
        if (others) meanwhile(random, scene);
        before = doorsOf(sandbox, token);
        way.begin();
      },
    }),
    state,
    next,
  );
  totals.failures += way.failed();
  sandbox.clearFailures();
  // People apply again what failed.
  const second = await applyAsTerraform(
    scene.walk(async (request) => {
      try {
        return await sandbox.fetch(request);
      } finally {
        look(request);
      }
    }),
    state,
    next,
  );
  for (const { refused, apply } of [first, second]) {
    if (refused) totals.planRefusals++;
    totals.applyRefusals += apply.filter(({ detail }) => /^(Nobody|Terraform) (would|could) /.test(detail)).length;
  }
  return [...problems].map(([problem, call]) => `${problem} after ${call}`);
}

test('20 plans of one configuration give one answer, in whatever order its blocks are planned', async () => {
  for (let number = 0; number < Math.ceil(changes / 8); number++) {
    const random = randomOf(number);
    await using scene = await openScene(random, folder);
    const answers = new Set<string>();
    for (let plan = 0; plan < 20; plan++) {
      const walk = scene.walk(scene.sandbox.fetch, { parallelism: plan % 2 === 0 ? 1 : 10 });
      const { said, planned } = await planAsTerraform(walk, scene.state, scene.next);
      // Of a plan that is refused Terraform shows nothing but why.
      const shown = said.some(({ severity }) => severity === 'error') ? [] : [...planned];
      const decided = shown.map(([address, { action, value }]) => JSON.stringify([address, action, value], unknownToo));
      answers.add(JSON.stringify([said.map((one) => JSON.stringify(one)).sort(), decided.sort()]));
      totals.plans++;
    }
    expect([...answers], `change ${number}`).toHaveLength(1);
  }
}, 3_600_000);

const unknownToo = (_: string, part: unknown) =>
  part === undefined ? 'not known yet' : part instanceof Map ? [...part] : part;
