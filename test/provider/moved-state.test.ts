// State of other providers under a moved block: taken over as it is, read where it cannot be taken, or refused with what to do.
import { describe, expect, test } from 'vitest';
import { underCores } from '../support/cores.ts';
import { cases } from './official-cases.ts';
import { startUsed } from './official-instance.ts';

const named = cases.map((one) => ({ ...one, name: one.when ? `${one.type}, where ${one.when},` : one.type }));

test.each(underCores(named, 'moved'))(
  '$name is taken over by a moved block with $core, and plans without a change',
  async ({ type, state, config, profile }) => {
    await using world = await startUsed(profile);
    const provider = 'registry.terraform.io/unleash/unleash';
    await world.core.move(`unleash_${type}.x`, { provider, type: `unleash_${type}`, state });
    const [change] = await world.core.plan(`resource "unleash_${type}" "x" {\n${config}\n}`);
    expect(change).toMatchObject({ action: 'no-op', replacedBy: [] });
    expect(world.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  },
);

describe('moved from elsewhere', () => {
  const ann = { id: '2', email: 'ann@example.com', username: '', name: 'Ann', root_role: 'Editor', invite_link: 'x' };
  const config = 'resource "unleash_user" "x" {\n  email = "ann@example.com"\n  name = "Ann"\n  root_role = 2\n}';

  test.each([
    ['the provider of philips-labs, whose root role is a name', 'registry.terraform.io/philips-labs/unleash'],
    ['a bare name, as older OpenTofu sends it', 'unleash'],
    ['our own address, as OpenTofu moves implicitly', 'registry.opentofu.org/unleash-admin/unleash'],
  ])('%s: what cannot be taken is read', async (_, provider) => {
    await using world = await startUsed();
    await world.core.move('unleash_user.x', { provider, type: 'unleash_user', state: ann });
    expect((await world.core.plan(config))[0]).toMatchObject({ action: 'no-op', replacedBy: [] });
  });

  test.each([
    [
      'another provider',
      'registry.terraform.io/acme/unleashed',
      'unleash_user',
      ann,
      /takes over unleash_user of Unleash\/unleash/,
    ],
    [
      'another type',
      'registry.terraform.io/unleash/unleash',
      'unleash_group',
      ann,
      /unleash_group of .* is not a resource whose state/,
    ],
    [
      'state without an identity',
      'registry.terraform.io/unleash/unleash',
      'unleash_user',
      { name: 'Ann' },
      /does not say which object/,
    ],
    [
      'what is not JSON of an object',
      'registry.terraform.io/unleash/unleash',
      'unleash_user',
      [] as never,
      /does not say which object/,
    ],
  ])('%s is refused with what to do', async (_, provider, type, state, said) => {
    await using world = await startUsed();
    const moving = world.core.move('unleash_user.x', { provider, type, state });
    await expect(moving).rejects.toThrow(said);
    await expect(moving).rejects.toThrow(/removed block, and import the object/);
  });
});
