// Origins of browsers: what Unleash takes, and plans after which every site could call the frontend API.
import { expect, test } from 'vitest';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { offered, provider, startWorld, type World } from '../../workshop/catalog.ts';
import { randomFrom } from '../../workshop/random-from.ts';
import { errorsOf, pending } from '../support/laws/index.ts';
import { applyAsTerraform, type Change, parseConfiguration } from '../../src/terraform/testing/index.ts';

const list = (...origins: string[]) => `resource "unleash_cors" "all" {\n  origins = ${JSON.stringify(origins)}\n}\n`;
const one = (origin: string, label = 'one') =>
  `resource "unleash_cors_origin" "${label}" {\n  origin = "${origin}"\n}\n`;
const app = 'https://app.example.com';
const warnings = (changes: readonly Change[]) =>
  changes.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'warning');

test.each([
  ['an empty list', list(), 'origins', /^Unleash takes an empty list of origins for every origin/],
  ...[
    ['HTTPS://Example.com:443', 'https://example.com'],
    ['https://Example.com', 'https://example.com'],
    ['https://example.com:443', 'https://example.com'],
    ['http://example.com:80', 'http://example.com'],
    ['https://exämple.com', 'https://xn--exmple-cua.com'],
    ['https://example.com/', 'https://example.com'],
  ].flatMap(([origin = '', right]): [string, string, string, RegExp][] => [
    [`${origin} in a list`, list(origin), 'origins', new RegExp(`Write "${right}"`)],
    [`${origin} alone`, one(origin), 'origin', new RegExp(`Write "${right}"`)],
  ]),
])('%s is refused', async (_, hcl, path, detail) => {
  await using world = await startWorld();
  expect(errorsOf(await world.core.plan(hcl))).toMatchObject([{ path, detail: expect.stringMatching(detail) }]);
});

test.each([app, 'http://localhost:3000', 'https://app.example.com:8443', 'http://[::1]:3000', '*'])(
  '%s is taken, and the plan rests',
  async (origin) => {
    for (const hcl of [list(origin), one(origin)]) {
      await using world = await startWorld();
      expect(errorsOf(await world.core.apply(hcl))).toEqual([]);
      expect(pending(await world.core.plan(hcl))).toEqual([]);
    }
  },
);

test.each([
  [list('*', app), 'origins'],
  [one('*'), 'origin'],
])('every origin is allowed with a warning, once: %j', async (hcl, path) => {
  await using world = await startWorld();
  expect(warnings(await world.core.apply(hcl))).toMatchObject([{ path, summary: 'Every origin will be allowed' }]);
  expect(warnings(await world.core.plan(hcl))).toEqual([]);
});

/** What Terraform's plan says, many objects at a time. */
async function planned({ sandbox, core }: World, hcl: string, parallelism: number) {
  const start = () => providerHandlers(provider());
  const config = { base_url: sandbox.url, authorization: sandbox.token };
  const walk = { start, config, known: offered(), parallelism, random: randomFrom(1) };
  const { plan } = await applyAsTerraform(walk, new Map(core.state), await parseConfiguration(hcl));
  return plan.map(({ summary, detail }) => `${summary}: ${detail}`);
}

test.each([1, 10])('a plan that takes the last origin says so, once, at parallelism %i', async (parallelism) => {
  await using world = await startWorld();
  world.sandbox.store.settings.frontendApiOrigins = [];
  const [a, b, c] = ['a', 'b', 'c'].map((name) => one(`https://${name}.example.com`, name));
  await world.core.apply(a! + b! + c!);
  const checkpoint = world.sandbox.checkpoint();
  expect(await planned(world, a!, parallelism)).toEqual([]);
  world.sandbox.restore(checkpoint);
  expect(await planned(world, '', parallelism)).toEqual([
    expect.stringMatching(/^Every origin will be allowed: The last origin goes with "https:.*takes an empty list/),
  ]);
});

test('destroying the list says at plan that it stays as it is', async () => {
  await using world = await startWorld();
  await world.core.apply(list(app));
  expect(await planned(world, '', 1)).toEqual([
    expect.stringMatching(/^The list of origins stays as it is: .*goes on allowing the origin https:\/\/app/),
  ]);
});
