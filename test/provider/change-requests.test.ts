// Change requests are what keeps a second pair of eyes on production: nothing turns them off by the way.
import { expect, test } from 'vitest';
import { startWorld, type World } from '../../workshop/catalog.ts';
import { errorsOf } from '../support/laws/index.ts';

const production = (settings: string) => `
resource "unleash_project_environment" "production" {
  project_id       = "default"
  environment_name = "production"
  ${settings}
}`;
const settingOf = ({ sandbox }: World) => sandbox.store.projects.get('default')!.changeRequests.get('production');
const writesSince = ({ sandbox }: World, start: number) =>
  sandbox.requests.slice(start).flatMap(({ method, operation }) => (method === 'GET' ? [] : [operation]));

test.each([403, 500])('a removal that fails with %i leaves them on', async (status) => {
  await using world = await startWorld();
  await world.core.apply(production('required_approvals = 2'));
  world.sandbox.fail({ operation: 'removeEnvironmentFromProject', how: { status }, times: 'always' });
  expect(errorsOf(await world.core.destroy())).toHaveLength(1);
  expect(settingOf(world)).toEqual({ enabled: true, requiredApprovals: 2 });
});

test('a removal says that they stay on, should the environment join again', async () => {
  await using world = await startWorld();
  await world.core.apply(production('required_approvals = 2'));
  const start = world.sandbox.requests.length;
  const [change] = await world.core.destroy();
  expect(change?.diagnostics.map(({ summary }) => summary)).toEqual([
    'Change requests for production in default stay on',
  ]);
  expect(writesSince(world, start)).toEqual(['removeEnvironmentFromProject']);
  expect(settingOf(world)).toEqual({ enabled: true, requiredApprovals: 2 });
});

test('what somebody else asked for is not touched by a membership that never spoke of it', async () => {
  await using world = await startWorld();
  await world.core.apply(production(''));
  world.sandbox.store.projects
    .get('default')!
    .changeRequests.set('production', { enabled: true, requiredApprovals: 3 });
  await world.core.refresh();
  await world.core.destroy();
  expect(settingOf(world)).toEqual({ enabled: true, requiredApprovals: 3 });
});
