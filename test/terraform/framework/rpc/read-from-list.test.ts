// Reading several objects of a kind from one list.
import { describe, expect, test, vi } from 'vitest';
import { providerHandlers, type Resource, required } from '../../../../src/terraform/framework/index.ts';
import { decodeDynamicValue, encodeDynamicValue } from '../../../../src/terraform/protocol/index.ts';
import { objectType, readSchemas } from '../../../../src/terraform/testing/schema.ts';
import { wireTo } from '../../../../src/terraform/testing/wire.ts';
import { patiently } from '../../../../workshop/patience.ts';
import { holding } from '../fixture/holding.ts';
import { type Client, fakeProvider } from '../fixture/provider.ts';
import { ThingsApi, ThingsError } from '../fixture/things-api.ts';

const attributes = { name: required.string('Name.') };
const listed = holding(attributes, { readFromList: true });

/** A provider whose pauses last until they are let go. */
async function open(resource = listed, ...others: Resource<Client>[]) {
  const api = new ThingsApi();
  for (const id of ['1', '2', '3']) api.put(id, { name: `n${id}` });
  const pauses: (() => void)[] = [];
  const provider = fakeProvider(api, { resources: [resource, ...others] });
  const rpc = wireTo(
    providerHandlers({ ...provider, pause: () => new Promise<void>((resolve) => pauses.push(resolve)) }),
  );
  const schemas = readSchemas(await rpc('GetProviderSchema', {}));
  const type = objectType(schemas.resources.fake_thing!);
  const configType = objectType(schemas.provider);
  const configure = () =>
    rpc('ConfigureProvider', {
      terraform_version: '1.11.4',
      config: encodeDynamicValue(configType, { url: 'http://things.test', token: null }),
    });
  await configure();
  return {
    api,
    configure,
    pauses,
    upgrade: (id: string, type_name = 'fake_thing') =>
      rpc('UpgradeResourceState', {
        type_name,
        version: 0,
        raw_state: { json: new TextEncoder().encode(JSON.stringify({ id, name: 'old' })) },
      }),
    read: async (id: string) => {
      const current_state = encodeDynamicValue(type, { id, name: 'old' });
      const answer = await rpc('ReadResource', { type_name: 'fake_thing', current_state });
      const state = decodeDynamicValue(type, answer.new_state) as { name: string } | null;
      return state?.name ?? answer.diagnostics[0]?.summary;
    },
  };
}

describe('a resource that is read from its list', () => {
  test('is asked for by itself when it stays alone', async () => {
    const { api, pauses, read } = await open();
    const alone = read('1');
    await vi.waitUntil(() => pauses.length > 0, patiently);
    pauses[0]!();
    expect(await alone).toBe('n1');
    expect(api.calls).toEqual(['get 1']);
  });

  test('is found in the list when another one comes meanwhile', async () => {
    const { api, read, upgrade } = await open();
    const first = read('1');
    await upgrade('2');
    expect(await first).toBe('n1');
    expect(await read('2')).toBe('n2');
    expect(new Set(api.calls)).toEqual(new Set(['list']));
  });

  test('does not wait when state was seen to hold several', async () => {
    const { api, pauses, read, upgrade } = await open();
    await upgrade('1');
    await upgrade('2');
    expect(api.calls).toEqual([]);
    expect(await read('2')).toBe('n2');
    expect([api.calls, pauses]).toEqual([['list'], []]);
  });

  test('does not wait where so many others were seen that more of its kind may follow', async () => {
    const { api, pauses, read, upgrade } = await open(listed, { ...holding(attributes), name: 'other' });
    for (let id = 1; id < 10; id++) await upgrade(String(id), 'fake_other');
    expect(await read('2')).toBe('n2');
    expect([api.calls, pauses]).toEqual([['list'], []]);
  });

  test('counts the same object once', async () => {
    const { api, pauses, read, upgrade } = await open();
    await upgrade('1');
    const alone = read('1');
    await upgrade('1');
    await vi.waitUntil(() => pauses.length > 0, patiently);
    pauses[0]!();
    await alone;
    expect(api.calls).toEqual(['get 1']);
  });

  test('starts counting again with another configuration', async () => {
    const { api, configure, pauses, read, upgrade } = await open();
    await upgrade('1');
    await configure();
    const alone = read('2');
    await vi.waitUntil(() => pauses.length > 0, patiently);
    pauses[0]!();
    await alone;
    expect(api.calls).toEqual(['get 2']);
  });

  test('is gone only when its own read says so, too', async () => {
    const { api, read, upgrade } = await open();
    await upgrade('1');
    api.items.delete('2');
    expect(await read('2')).toMatch(/no longer exists/);
    expect(api.calls).toEqual(['list', 'get 2']);
  });

  test('stays in state when its list cannot be read', async () => {
    const { api, read, upgrade } = await open();
    await upgrade('1');
    api.fail('list', new ThingsError('503'));
    expect(await read('2')).toBe('old');
  });
});

describe('an object whose state is upgraded', () => {
  test('is read at once when the run refreshes', async () => {
    const { api, read, upgrade } = await open(holding(attributes));
    await upgrade('1');
    expect(api.calls).toEqual([]);
    await read('1');
    await upgrade('2');
    expect(api.calls).toEqual(['get 1', 'get 2']);
    expect(api.signals.map(({ shareReads }) => shareReads)).toEqual([true, true]);
  });

  test('is not when another run begins, which may not refresh', async () => {
    const { api, configure, read, upgrade } = await open(holding(attributes));
    await read('1');
    await configure();
    await upgrade('2');
    expect(api.calls).toEqual(['get 1']);
  });

  test('leaves it to its read to tell of a failure', async () => {
    const { api, read, upgrade } = await open(holding(attributes));
    await read('1');
    api.fail('get', new ThingsError('503'));
    await upgrade('2');
    expect(await read('2')).toBe('n2');
  });
});

test('reads share answers, applies do not', async () => {
  const { api, read } = await open(holding(attributes));
  await read('1');
  expect(api.signals.map(({ shareReads }) => shareReads)).toEqual([true]);
});

test('a list that lacks something, or none at all, cannot answer reads', () => {
  expect(() => holding(attributes, { readFromList: true, listOmits: ['name'] })).toThrow('readFromList needs a list');
  expect(() => holding(attributes, { readFromList: true, list: undefined } as never)).toThrow('readFromList needs');
});
