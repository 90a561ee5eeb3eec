// Creations that fail half way: state names what was made, and never what was there before.
import { expect, test } from 'vitest';
import { startWorld, type World } from '../../workshop/catalog.ts';
import { errorsOf } from '../support/laws/index.ts';

const project = 'resource "unleash_project" "checkout" {\n  id = "checkout"\n  name = "Checkout"\n}\n';
const environment = `${project}resource "unleash_project_environment" "production" {
  project_id         = unleash_project.checkout.id
  environment_name   = "production"
  required_approvals = 2
}`;
const origin = 'resource "unleash_cors_origin" "shop" {\n  origin = "https://shop.example.com"\n}';

const address = 'unleash_project_environment.production';
const membership = ({ sandbox }: World) => [...sandbox.store.projects.get('checkout')!.environments];

test('an environment that was added, and whose approvals could not be set, is in state to be replaced', async () => {
  await using world = await startWorld();
  world.sandbox.fail({ operation: 'updateProjectChangeRequestConfig', how: { status: 403 }, times: 'always' });
  await world.core.apply(environment);
  expect(membership(world)).toEqual(['production']);
  expect(world.core.state.get(address)).toMatchObject({ tainted: true });
});

test('an environment that was in the project before is not in state, so that nothing takes it out', async () => {
  await using world = await startWorld();
  await world.core.apply(project);
  world.sandbox.store.projects.get('checkout')!.environments.add('production');
  world.sandbox.fail({ operation: 'updateProjectChangeRequestConfig', how: { status: 403 }, times: 'always' });
  await world.core.apply(environment);
  expect(world.core.state.has(address)).toBe(false);
  world.sandbox.clearFailures();
  const removals = () => world.sandbox.requests.filter(({ method }) => method === 'DELETE').length;
  await world.core.apply(environment);
  expect([membership(world), removals()]).toEqual([['production'], 0]);
  expect(await world.core.plan(environment)).toMatchObject([{ action: 'no-op' }, { action: 'no-op' }]);
});

test('an origin that was written, and could not be seen afterwards, is in state', async () => {
  await using world = await startWorld();
  world.sandbox.fail({ operation: 'getUiConfig', how: { status: 403 }, after: 3, times: 'always' });
  const [change] = await world.core.apply(origin);
  expect(errorsOf([change!])).toMatchObject([
    { summary: 'Cannot read unleash_cors_origin "https://shop.example.com" back' },
  ]);
  expect(world.sandbox.store.settings.frontendApiOrigins).toContain('https://shop.example.com');
  expect(world.core.state.size).toBe(1);
});
