// Each rule of Terraform core has a provider that breaks it, which the small core refuses under core's title, with every profile.
import { describe, expect, test } from 'vitest';
import { MiniCore, nameOf, profiles, ProtocolViolation } from '../../../src/terraform/testing/index.ts';
import { perform } from './acts.ts';
import { right } from './right-provider.ts';
import { rules } from './rules.ts';

describe.each(profiles.map((profile) => [nameOf(profile), profile] as const))('%s', (_, profile) => {
  const applicable = rules.filter(({ on }) => on?.(profile) ?? true);

  test.each(applicable)('$rule: $title', async ({ wrong, act, title }) => {
    await expect(perform(act, wrong(right()), profile)).rejects.toThrow(expect.objectContaining({ title }));
    await expect(perform(act, wrong(right()), profile)).rejects.toBeInstanceOf(ProtocolViolation);
    // The same without the fault is accepted, so it is the fault that is refused.
    await perform(act, right(), profile);
  });
});

test('a provider that serves no moves is not asked by Terraform, and is by OpenTofu', async () => {
  const [terraform, openTofu] = (['Terraform', 'OpenTofu'] as const).map((one) =>
    profiles.find(({ product }) => product === one),
  );
  const handlers = right();
  const serves = async (profile: typeof terraform) => {
    const GetProviderSchema: typeof handlers.GetProviderSchema = async (request, call) => ({
      ...(await handlers.GetProviderSchema!(request, call)),
      server_capabilities: {},
    });
    const core = await MiniCore.start({ ...handlers, GetProviderSchema }, {}, profile);
    return core.move('right_thing.a', { provider: 'acme/wrong', type: 'wrong_thing', state: {} });
  };
  await expect(serves(terraform)).rejects.toThrow('Unsupported `moved` across resource types');
  expect(await serves(openTofu)).toMatchObject({ id: '1' });
});

test('what a core has not, it never asks for', async () => {
  const [older] = profiles;
  const core = await MiniCore.start(right(), {}, older);
  await core.import('right_thing.a', '1');
  await expect(core.generateConfig('right_thing.a')).rejects.toThrow(/Terraform 1\.11 has no generated configuration/);
  await expect(core.import('right_thing.b', { id: '1' })).rejects.toThrow('Terraform 1.11 imports by id alone');
});
