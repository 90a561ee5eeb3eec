// Small texts beside the state: kept by Terraform, seen by every later call.
import { expect, test } from 'vitest';
import { required } from '../../../../src/terraform/framework/index.ts';
import { PrivateState } from '../../../../src/terraform/framework/private-state.ts';
import { holding } from '../fixture/holding.ts';
import type { Client } from '../fixture/provider.ts';
import type { Item } from '../fixture/things-api.ts';
import { applied, nothing, worldWith } from '../fixture/world.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('what create set is seen by plan, update and delete, also after a refresh', async () => {
  const seen: string[] = [];
  type Context = { private: PrivateState };
  const see = (who: string, context: Context) => seen.push(`${who} ${context.private.get('etag')}`);
  const resource = holding({ name: required.string('Name.') }, {
    plan: (context: Context) => {
      see('plan', context);
    },
    create: async (api: Client, body: Item, context: Context) => {
      context.private.set('etag', 'one');
      return { id: (await api.create(body)).id };
    },
    update: async (api: Client, { id }: { id: string }, body: Item, context: Context) => {
      see('update', context);
      context.private.set('etag', 'two');
      await api.update(id, body);
    },
    delete: async (_: Client, __: unknown, context: Context) => {
      see('delete', context);
    },
  } as never);
  const world = await worldWith(resource);
  expect((await applied(world, { name: 'a' })).said).toEqual([]);
  await world.core.refresh();
  expect((await applied(world, { name: 'b' })).said).toEqual([]);
  await world.core.apply(nothing);
  expect(seen).toEqual(['plan undefined', 'plan one', 'update one', 'delete two']);
});

test.each(['', 'not json', '"text"', 'null', '7', '["a"]', '{"a":{"b":"c"}}', '\u0000\u00ff'])(
  'foreign bytes count as none: %j',
  (text) => {
    expect(PrivateState.decode(bytes(text)).encode()).toEqual(new Uint8Array());
  },
);

test('the bytes do not depend on the order of setting', () => {
  const [one, two] = [PrivateState.decode(undefined), PrivateState.decode(undefined)];
  one.set('a', '1');
  one.set('b', '2');
  two.set('b', '2');
  two.set('c', '3');
  two.delete('c');
  two.set('a', '1');
  expect(two.encode()).toEqual(one.encode());
  expect(PrivateState.decode(two.encode()).get('b')).toBe('2');
});
