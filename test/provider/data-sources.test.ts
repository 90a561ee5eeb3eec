// Data sources find what there is, and say clearly when there is nothing.
import { describe, expect, test } from 'vitest';
import { provider, startWorld } from '../../workshop/catalog.ts';
import { readExamples } from '../../workshop/examples.ts';

describe.each(provider().dataSources.map(({ name }) => `unleash_${name}`))('%s', (type) => {
  test('its examples validate and are read', async () => {
    const examples = readExamples(`data-sources/${type}`);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      await using world = await startWorld();
      expect(await world.core.validate(example)).toEqual([]);
      const changes = await world.core.apply(example);
      expect(changes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    }
  });
});

test.each([
  ['unleash_project', 'id = "nope"', /No project found/],
  ['unleash_role', 'name = "Ownr"', /no role named "Ownr". Did you mean "Owner"\?/],
  ['unleash_user', 'email = "nobody@example.com"', /nobody has the e-mail address nobody@example.com/],
  ['unleash_user', 'id = "99"', /No user found/],
  ['unleash_user', 'id = "1"\nemail = "other@example.com"', /User id and email mismatch/],
  ['unleash_group', 'name = "Nobody"', /there is no group named "Nobody"/],
  ['unleash_permission', 'name = "CREATE_PROJECTS"', /Did you mean "CREATE_PROJECT"\?/],
  ['unleash_permission', 'name = "UPDATE_FEATURE_ENVIRONMENT"', /acts in one environment. Set environment/],
  ['unleash_permission', 'name = "CREATE_PROJECT"\nenvironment = "prod"', /no environment named "prod"/],
])('%s with %s says what is wrong', async (type, body, message) => {
  await using world = await startWorld();
  await expect(world.core.apply(`data "${type}" "x" {\n${body}\n}`)).rejects.toThrow(message);
});

test('a user is found by id and by e-mail address in any letter case', async () => {
  await using world = await startWorld();
  await world.core.apply('resource "unleash_user" "ada" {\n  email = "ada@example.com"\n  root_role = 3\n}');
  const other = await world.another();
  const byEmail = await other.readData('unleash_user', 'email = "ADA@example.com"');
  expect(byEmail).toMatchObject({ id: '2', email: 'ADA@example.com', root_role: 3 });
  expect(await other.readData('unleash_user', 'id = "2"')).toMatchObject({ id: '2', email: 'ada@example.com' });
});

test('a permission is found with its number and kind', async () => {
  await using world = await startWorld();
  const permission = await world.core.readData(
    'unleash_permission',
    'name = "UPDATE_FEATURE_ENVIRONMENT"\nenvironment = "production"',
  );
  expect(permission).toMatchObject({ type: 'environment', environment: 'production', id: expect.any(Number) });
});

test('the default project is found', async () => {
  await using world = await startWorld();
  expect(await world.core.readData('unleash_project', 'id = "default"')).toMatchObject({
    name: 'Default',
    mode: 'open',
  });
});
