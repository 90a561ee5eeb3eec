// Integrations: their secrets reach Unleash, stay out of state where asked, and are never lost by accident.
import { expect, test } from 'vitest';
import { startWorld } from '../../workshop/catalog.ts';
import { hasErrors } from '../../src/terraform/testing/index.ts';

const webhook = (attributes: string) => `
  resource "unleash_integration" "hook" {
    type   = "webhook"
    events = ["feature-created"]
    ${attributes}
  }`;

type World = Awaited<ReturnType<typeof startWorld>>;

async function apply(world: World, attributes: string) {
  const changes = await world.core.apply(webhook(attributes));
  const diagnostics = changes.flatMap((change) => change.diagnostics);
  expect(hasErrors(diagnostics), JSON.stringify(diagnostics)).toBe(false);
  return changes[0]!.action;
}

const stored = (world: World) => [...world.sandbox.store.addons.values()][0]!.parameters;
const state = (world: World) => world.core.state.get('unleash_integration.hook')!.value;

test('secrets among the parameters stay in state, and what Unleash hides is no drift', async () => {
  await using world = await startWorld();
  const parameters = 'parameters = { url = "https://hook.example.com/1", contentType = "text/plain" }';
  await apply(world, parameters);
  expect(await world.core.refresh()).toEqual([]);
  expect(await apply(world, parameters)).toBe('no-op');

  stored(world).contentType = 'text/html';
  const [drift] = await world.core.refresh();
  expect(drift?.after?.parameters).toEqual(new Map([['contentType', 'text/html']]));
  expect(await apply(world, parameters)).toBe('update');
  expect(stored(world)).toEqual({ url: 'https://hook.example.com/1', contentType: 'text/plain' });
});

test('write-only secrets are sent with each new version, and never written to state', async () => {
  await using world = await startWorld();
  const secret = (url: string, version: number) =>
    `parameters_wo = { url = "${url}" }\nparameters_wo_version = ${version}`;
  await apply(world, secret('https://hook.example.com/first', 1));
  expect(stored(world)).toEqual({ url: 'https://hook.example.com/first' });
  expect(state(world).parameters).toBeNull();
  expect(await apply(world, secret('https://hook.example.com/second', 1))).toBe('no-op');
  expect(await apply(world, secret('https://hook.example.com/second', 2))).toBe('update');
  expect(stored(world)).toEqual({ url: 'https://hook.example.com/second' });
  const texts = JSON.stringify(state(world), (_, part: unknown) => (part instanceof Map ? [...part] : part));
  expect(texts).not.toMatch(/hook\.example\.com/);
});

test('an update keeps secrets that the configuration never mentioned', async () => {
  await using world = await startWorld();
  await apply(world, 'parameters_wo = { url = "https://hook.example.com/1" }\nparameters_wo_version = 1');
  await using other = { core: await world.another(), [Symbol.asyncDispose]: async () => {} };
  const imported = await other.core.import('unleash_integration.hook', String(state(world).id));
  expect(imported.parameters).toBeNull();
  const changes = await other.core.apply(webhook('description = "Taken over"'));
  expect(changes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  expect(stored(world)).toEqual({ url: 'https://hook.example.com/1' });
});

test('a secret that left the configuration leaves Unleash', async () => {
  await using world = await startWorld();
  const url = 'url = "https://hook.example.com/1"';
  await apply(world, `parameters = { ${url}, authorization = "Bearer x" }`);
  await apply(world, `parameters = { ${url} }`);
  expect(stored(world)).toEqual({ url: 'https://hook.example.com/1' });
  await apply(world, `parameters_wo = { ${url}, authorization = "Bearer y" }\nparameters_wo_version = 1`);
  await apply(world, `parameters_wo = { ${url} }\nparameters_wo_version = 2`);
  expect(stored(world)).toEqual({ url: 'https://hook.example.com/1' });
});

test.each([
  ['a secret without a version', 'parameters_wo = { url = "https://a.example.com" }', /^Terraform cannot see changes/],
  ['no parameter that is needed', '', /needs the parameter url/],
  ['an unknown parameter', 'parameters = { urll = "x" }', /no parameter "urll". Did you mean "url"\?/],
  [
    'a write-only parameter that is no secret',
    'parameters_wo = { url = "https://a.example.com", contentType = "x" }\nparameters_wo_version = 1',
    /does not treat contentType as a secret/,
  ],
  [
    'a parameter in both places',
    'parameters = { url = "https://a.example.com" }\nparameters_wo = { url = "https://b.example.com" }\nparameters_wo_version = 1',
    /url is in parameters too/,
  ],
])('%s is refused before anything is applied, without showing secrets', async (_, attributes, message) => {
  await using world = await startWorld();
  const diagnostics = (await world.core.plan(webhook(attributes))).flatMap((change) => change.diagnostics);
  expect(diagnostics.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(message));
  expect(JSON.stringify(diagnostics)).not.toMatch(/example\.com/);
});

test('an event that Unleash does not have is refused, also beside others that were there', async () => {
  await using world = await startWorld();
  const url = 'parameters = { url = "https://hook.example.com/1" }';
  const said = async (events: string) =>
    (await world.core.plan(webhook(url).replace('["feature-created"]', events)))[0]?.diagnostics;
  const refusal = {
    severity: 'error',
    path: 'events',
    detail: expect.stringMatching(/no event "feature-creatd", .* Did you mean "feature-created"\?/),
  };
  expect(await said('["feature-creatd", "user-created"]')).toMatchObject([refusal]);
  await apply(world, url);
  expect(await said('["feature-created", "feature-creatd"]')).toMatchObject([refusal]);
  const [stored] = [...world.sandbox.store.addons.values()];
  stored!.events = ['feature-created', 'of-a-plugin'];
  expect(await said('["feature-created", "of-a-plugin"]')).toEqual([]);
});

test('a parameter that is needed cannot leave, unless Unleash keeps it as a secret', async () => {
  await using world = await startWorld();
  const relic = (parameters: string) => webhook(`parameters = { ${parameters} }`).replace('webhook', 'new-relic');
  const both = 'url = "https://relic.example.com", licenseKey = "k"';
  expect((await world.core.apply(relic(both))).flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const [change] = await world.core.plan(relic('licenseKey = "k"'));
  expect(change?.diagnostics.map(({ detail }) => detail)).toEqual([
    'An integration of the kind new-relic needs the parameter url.',
  ]);
});

test('an unknown type is refused with what there is', async () => {
  await using world = await startWorld();
  const [change] = await world.core.plan(webhook('').replace('webhook', 'webhok'));
  expect(change?.diagnostics.map(({ path }) => path)).toEqual(['type']);
  expect(change?.diagnostics[0]?.detail).toMatch(/no integration "webhok". Did you mean "webhook"\? It has: webhook,/);
});
