// Small texts beside the state: kept by Terraform, seen by every later call.
import { expect, test } from 'vitest';
import { required } from '../../../../src/terraform/framework/index.ts';
import { PrivateState } from '../../../../src/terraform/framework/private-state.ts';
import { encodeDynamicValue } from '../../../../src/terraform/protocol/index.ts';
import { objectType } from '../../../../src/terraform/testing/schema.ts';
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
  expect(seen).toEqual([
    ...['plan undefined', 'plan undefined', 'plan one', 'plan one'],
    ...['update one', 'delete two'],
  ]);
});

test.each([
  ['applied', 'b'],
  ['refused, since a value is not known', undefined],
])('nothing of the run stays beside the state of a change that is %s', async (_, name) => {
  const world = await worldWith(holding({ name: required.string('Name.') }));
  await applied(world, { name: 'a' });
  const type = objectType(world.core.schemas.resources.fake_thing!);
  const encode = (model: object) => encodeDynamicValue(type, model as never);
  const about = {
    type_name: 'fake_thing',
    prior_state: encode({ id: '1', name: 'a' }),
    config: encode({ id: null, name }),
  };
  const planned_state = encode({ id: '1', name });
  const planned_private = bytes('{"etag":"one","plan:run":"0a"}');
  const answer = await world.rpc('ApplyResourceChange', { ...about, planned_state, planned_private });
  expect(answer.diagnostics.length).toBe(name === undefined ? 1 : 0);
  expect(new TextDecoder().decode(answer.private)).toBe('{"etag":"one"}');
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
