// Writes to the same thing through the RPC: a create under a new address waits for the destroy of the old one that has begun.
import { expect, test } from 'vitest';
import { optional, type Resource, required } from '../../../../src/terraform/framework/index.ts';
import { encodeDynamicValue } from '../../../../src/terraform/protocol/index.ts';
import { objectType } from '../../../../src/terraform/testing/schema.ts';
import { holding } from '../fixture/holding.ts';
import type { Client } from '../fixture/provider.ts';
import { type World, worldWith } from '../fixture/world.ts';

test('a create waits for the destroy of the same thing', async () => {
  const log: string[] = [];
  let end = () => {};
  const ends = new Promise<void>((resolve) => {
    end = resolve;
  });
  const attributes = { id: required.string('Id.'), note: optional.string('Note.') };
  let things: World['api'];
  const more: Partial<Resource<Client>> = {
    create: async (_api, body: { readonly id: string }) => {
      log.push('create');
      things.put(body.id, { note: null });
      return { id: body.id };
    },
    delete: async (api, { id }) => {
      log.push('delete begins');
      await ends;
      await api.delete(id as string);
      log.push('delete ends');
    },
  };
  const { naming: _, ...setting } = holding(attributes, more);
  const { api, core, rpc } = await worldWith(setting);
  things = api;
  api.put('x', { note: null });
  const type = objectType(core.schemas.resources.fake_thing!);
  const [nothing, x] = [null, { id: 'x', note: null }].map((value) => encodeDynamicValue(type, value));
  const about = { type_name: 'fake_thing', planned_private: new Uint8Array() };

  const destroyed = rpc('ApplyResourceChange', {
    ...about,
    prior_state: x!,
    config: nothing!,
    planned_state: nothing!,
  });
  const created = rpc('ApplyResourceChange', { ...about, prior_state: nothing!, config: x!, planned_state: x! });
  await new Promise((resolve) => setImmediate(resolve));
  expect(log).toEqual(['delete begins']);
  end();
  for (const answer of await Promise.all([destroyed, created])) expect(answer.diagnostics).toEqual([]);
  expect(log).toEqual(['delete begins', 'delete ends', 'create']);
});
