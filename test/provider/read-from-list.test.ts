// What is read from lists: their items say all that reading each object says, for every example and in a rich instance.
import { describe, expect, test } from 'vitest';
import { createAdminApi } from '../../src/admin-api/index.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { startRichInstance } from '../calls/rich-instance.ts';
import { members, startWorld } from '../../workshop/catalog.ts';
import { applied } from '../support/laws/index.ts';
import { expectListSaysAll } from '../support/list-says-all.ts';

const connect = ({ url, token }: Sandbox) => createAdminApi({ url, token, env: {} });
const listed = members.filter(({ resource }) => resource.readFromList && resource.read);

test('everything that can be listed is read from its list, but for what no single call lists in full', () => {
  const others = members.filter(({ resource }) => resource.list && resource.read && !resource.readFromList);
  expect(others.map(({ type }) => type).sort()).toEqual([
    'unleash_api_token',
    'unleash_project',
    'unleash_project_access',
    'unleash_project_api_token',
    'unleash_project_context_field',
    'unleash_project_default_strategy',
    'unleash_project_environment',
    'unleash_role',
  ]);
});

describe.each(listed)('$type', (member) => {
  test('the list says all of its examples', async () => {
    await using world = await startWorld();
    for (const example of member.examples) {
      await applied(member, world.core, example);
      expect(await expectListSaysAll(member, connect(world.sandbox))).toBeGreaterThan(0);
    }
  });
});

test('the lists of an instance with something of everything say all', async () => {
  const { sandbox } = await startRichInstance();
  for (const member of listed) await expectListSaysAll(member, connect(sandbox));
  await sandbox.stop();
});
