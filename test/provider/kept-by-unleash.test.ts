// What Unleash keeps whatever is asked is refused at plan, and never called changed or destroyed.
import { describe, expect, test } from 'vitest';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import type { ProviderHandlers } from '../../src/terraform/protocol/index.ts';
import { provider, startCore, startWorld } from '../../workshop/catalog.ts';
import { errorsOf, pending } from '../support/laws/index.ts';

const production = (attributes: string) => `
resource "unleash_environment" "production" {
  name = "production"
  ${attributes}
}`;
const same = 'type = "production"';

async function imported() {
  const world = await startWorld();
  world.sandbox.store.environments.get('production')!.protected = true;
  await world.core.import('unleash_environment.production', 'production');
  return world;
}

describe('a protected environment', () => {
  test.each([
    ['type', 'type = "test"'],
    ['sort_order', `${same}\n  sort_order = 77`],
    ['required_approvals', `${same}\n  required_approvals = 2`],
  ])('keeps its %s', async (path, attributes) => {
    await using world = await imported();
    const errors = errorsOf(await world.core.plan(production(attributes)));
    expect(errors).toMatchObject([{ path, summary: 'The environment "production" is protected' }]);
  });

  test('is neither destroyed nor replaced', async () => {
    await using world = await imported();
    const renamed = production(same).replace('name = "production"', 'name = "live"');
    expect(errorsOf(await world.core.plan(renamed))).toMatchObject([
      { path: 'name', detail: expect.stringContaining('state rm') },
    ]);
    expect(errorsOf(await world.core.destroy())).toMatchObject([{ path: 'name' }]);
    expect(world.core.state.size).toBe(1);
  });

  test('is managed as it is, and can be turned off and on', async () => {
    await using world = await imported();
    expect(pending(await world.core.plan(production(same)))).toEqual([]);
    expect(errorsOf(await world.core.apply(production(`${same}\n  enabled = false`)))).toEqual([]);
    expect(world.sandbox.store.environments.get('production')?.enabled).toBe(false);
  });

  test('stays in state, too, when it became protected after its destroy was planned', async () => {
    await using world = await startWorld();
    const { sandbox } = world;
    const handlers: ProviderHandlers = providerHandlers(provider());
    const ApplyResourceChange: typeof handlers.ApplyResourceChange = (request, call) => {
      sandbox.store.environments.get('production')!.protected = true;
      return handlers.ApplyResourceChange!(request, call);
    };
    const settings = { base_url: sandbox.url, authorization: sandbox.token };
    const core = await startCore({ ...handlers, ApplyResourceChange }, settings);
    await core.import('unleash_environment.production', 'production');
    expect(errorsOf(await core.destroy())).toMatchObject([{ detail: expect.stringContaining('Unleash protects') }]);
    expect(core.state.size).toBe(1);
  });
});

test('the project "default" is not deleted, and can be forgotten', async () => {
  await using world = await startWorld();
  const project = (rest: string) =>
    `resource "unleash_project" "p" {\n  id = "default"\n  name = "Default"\n  ${rest}\n}`;
  await world.core.import('unleash_project.p', 'default');
  await world.core.apply(project('description = "The default project"'));
  expect(errorsOf(await world.core.destroy())).toMatchObject([{ path: 'id' }]);
  const other = project('').replace('"default"', '"other"');
  expect(errorsOf(await world.core.plan(other))).toMatchObject([{ path: 'id' }]);
  await world.core.apply(project('on_destroy = "forget"'));
  expect(errorsOf(await world.core.destroy())).toEqual([]);
  expect(world.sandbox.store.projects.has('default')).toBe(true);
});

test('a project is made, renamed and described where projects have no settings, and asks for none', async () => {
  await using world = await startWorld({ edition: 'pro' });
  const project = (name: string) =>
    `resource "unleash_project" "p" {\n  id = "p"\n  name = "${name}"\n  description = "${name}"\n}`;
  for (const name of ['one', 'two']) {
    expect(errorsOf(await world.core.apply(project(name)))).toEqual([]);
    expect(pending(await world.core.plan(project(name)))).toEqual([]);
    expect(world.sandbox.store.projects.get('p')).toMatchObject({ name, description: name });
  }
  expect(world.sandbox.requests.filter(({ operation }) => operation === 'updateProjectEnterpriseSettings')).toEqual([]);
});

test('a rename keeps settings that the configuration leaves alone', async () => {
  await using world = await startWorld();
  const project = (name: string) => `resource "unleash_project" "p" {\n  id = "p"\n  name = "${name}"\n}`;
  await world.core.apply(project('one'));
  Object.assign(world.sandbox.store.projects.get('p')!, { mode: 'private' });
  const start = world.sandbox.requests.length;
  await world.core.apply(project('two'));
  const writes = world.sandbox.requests.slice(start).filter(({ method }) => method !== 'GET');
  expect(writes.map(({ operation }) => operation)).toEqual(['updateProject']);
  expect(world.sandbox.store.projects.get('p')).toMatchObject({ name: 'two', mode: 'private' });
});
