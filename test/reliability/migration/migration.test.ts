// The migration law: from one configuration to another that means something else in other shapes and under other addresses, in
// any order and many objects at a time, the server ends as the second one says.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { offered, provider } from '../../../workshop/catalog.ts';
import { applyAsTerraform, type StoredObject } from '../../../src/terraform/testing/index.ts';
import { randomFrom } from '../../../workshop/random-from.ts';
import { sized } from '../../support/size.ts';
import { type Generated, generate, type Meaning } from './generate.ts';

const pairs = sized('MIGRATION_PAIRS', { quick: 3, full: 170 });
const seed = Number(process.env.MIGRATION_SEED ?? 1);
const folder = mkdtempSync(join(tmpdir(), 'plan-notes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const totals = { pairs: 0, changes: 0, lost: 0 };
afterAll(() => console.log(`migration: ${totals.pairs} pairs with ${totals.changes} changes, ${totals.lost} lost`));

describe.each([1, 10, 50])('with a parallelism of %i', (parallelism) => {
  test(`${pairs} generated pairs end as the second configuration says, with an empty plan`, async () => {
    const problems: string[] = [];
    for (let number = 0; number < pairs; number++) {
      const random = randomFrom(seed * 1_000_003 + number);
      const [from, to] = [generate(random), generate(random)];
      problems.push(...(await migrate(from, to, parallelism, random)).map((problem) => `pair ${number}: ${problem}`));
      totals.pairs++;
    }
    totals.lost += problems.length;
    expect(problems).toEqual([]);
  });
});

async function migrate(from: Generated, to: Generated, parallelism: number, random: () => number): Promise<string[]> {
  await using sandbox = await startCompany();
  const state = new Map<string, StoredObject>();
  const walk = {
    start: () => providerHandlers(provider({ fetch: sandbox.fetch, planNotes: folder })),
    known: offered(),
    config: { base_url: sandbox.url, authorization: sandbox.token },
    parallelism,
    random,
  };
  const problems: string[] = [];
  for (const [step, { blocks, meaning }] of [from, to].entries()) {
    const { plan, apply, changes } = await applyAsTerraform(walk, state, blocks);
    totals.changes += changes;
    const said = [...plan, ...apply];
    problems.push(
      ...said
        .filter(({ severity }) => severity === 'error')
        .map(({ summary, detail }) => `step ${step}: ${summary}: ${detail}`),
    );
    problems.push(
      ...said
        .filter(({ summary }) => /no owner|own the same thing/.test(summary))
        .map(({ summary }) => `step ${step}, untrue: ${summary}`),
    );
    problems.push(...differences(sandbox, meaning, state).map((problem) => `step ${step}: ${problem}`));
    const again = await applyAsTerraform(walk, state, blocks);
    if (again.changes > 0) problems.push(`step ${step}: the second plan has ${again.changes} changes`);
  }
  return problems;
}

async function startCompany(): Promise<Sandbox & AsyncDisposable> {
  const sandbox = await startSandbox();
  const call = (method: string, path: string, body: unknown) =>
    sandbox.fetch(
      new Request(new URL(path, sandbox.url), {
        method,
        headers: { authorization: sandbox.token, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  for (const username of ['ada', 'grace']) await call('POST', '/api/admin/user-admin', { username, rootRole: 3 });
  for (const name of ['one', 'two']) await call('POST', '/api/admin/groups', { name, users: [] });
  return Object.assign(sandbox, { [Symbol.asyncDispose]: () => sandbox.stop() });
}

/** What the server holds against what it was to hold. */
function differences(sandbox: Sandbox, meaning: Meaning, state: ReadonlyMap<string, StoredObject>): string[] {
  const { projects, cors } = readStore(sandbox);
  const own = String(state.get('unleash_role.own')?.value.id ?? '');
  const wanted = meaning.grants.map((grant) => grant.replace(/own$/, own)).sort();
  const lost = wanted.filter((grant) => !projects.grants.includes(grant)).map((grant) => `lost the grant ${grant}`);
  const kept = projects.grants.filter((grant) => !wanted.includes(grant)).map((grant) => `kept the grant ${grant}`);
  const approvals = projects.approvals
    .filter(([place, count]) => (meaning.approvals.get(place) ?? 0) !== count)
    .map(([place, count]) => `${place} asks for ${count} approvals, not ${meaning.approvals.get(place) ?? 0}`);
  const origins = meaning.origins.filter((origin) => !cors.includes(origin)).map((origin) => `lost ${origin}`);
  return [...lost, ...kept, ...approvals, ...origins];
}

function readStore({ store }: Sandbox) {
  const grants: string[] = [];
  const approvals: [string, number][] = [];
  for (const id of ['p', 'q']) {
    const project = store.projects.get(id)!;
    for (const kind of ['user', 'group'] as const)
      for (const [holder, roles] of project[`${kind}s`])
        for (const role of roles.keys()) grants.push(`${id} ${kind}:${holder} ${role}`);
    for (const environment of ['development', 'production']) {
      const setting = project.changeRequests.get(environment);
      approvals.push([`${id} ${environment}`, setting?.enabled ? (setting.requiredApprovals ?? 0) : 0]);
    }
  }
  return { projects: { grants: grants.sort(), approvals }, cors: store.settings.frontendApiOrigins ?? ['*'] };
}
