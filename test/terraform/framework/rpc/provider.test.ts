// The life of a provider process: configured, not yet, wrongly, twice, and stopped.
import { describe, expect, test } from 'vitest';
import { optional, providerHandlers, required } from '../../../../src/terraform/framework/index.ts';
import { type CtyType, decodeDynamicValue, encodeDynamicValue } from '../../../../src/terraform/protocol/index.ts';
import { wireTo } from '../../../../src/terraform/testing/wire.ts';
import { holding } from '../fixture/holding.ts';
import { fakeProvider } from '../fixture/provider.ts';
import { ThingsApi } from '../fixture/things-api.ts';

const configType: CtyType = ['object', { url: 'string', token: 'string' }];
const thingType: CtyType = ['object', { id: 'string', name: 'string', note: 'string' }];
const resource = () => holding({ name: required.string('Name.'), note: optional.string('Note.') });

function start() {
  const api = new ThingsApi();
  const rpc = wireTo(providerHandlers(fakeProvider(api, { resources: [resource()] })));
  const configure = (config: { url?: string | null | undefined; token?: string | null | undefined }) =>
    rpc('ConfigureProvider', {
      terraform_version: '1.11.4',
      config: encodeDynamicValue(configType, { url: null, token: null, ...config }),
    });
  const thing = (name: string | null) => encodeDynamicValue(thingType, name && { id: undefined, name, note: null });
  const create = (name: string) =>
    rpc('ApplyResourceChange', {
      type_name: 'fake_thing',
      prior_state: thing(null),
      planned_state: thing(name),
      config: encodeDynamicValue(thingType, { id: null, name, note: null }),
    });
  const plan = (name: string) =>
    rpc('PlanResourceChange', {
      type_name: 'fake_thing',
      prior_state: thing(null),
      proposed_new_state: thing(name),
      config: encodeDynamicValue(thingType, { id: null, name, note: null }),
    });
  return { api, rpc, configure, create, plan };
}

const detailsOf = ({ diagnostics }: { diagnostics: readonly { detail: string }[] }) =>
  diagnostics.map(({ detail }) => detail);

describe('without a usable configuration', () => {
  test.each<[string, (world: ReturnType<typeof start>) => Promise<unknown>, RegExp]>([
    ['none yet', async () => {}, /^Terraform has not configured the provider yet/],
    ['an unknown one', ({ configure }) => configure({ url: undefined }), /^The provider's url is not known until/],
    ['two unknown ones', ({ configure }) => configure({ url: undefined, token: undefined }), /url and token/],
    ['a wrong one', ({ configure }) => configure({}), /^The provider is not configured\. See the error/],
    [
      'one that fails',
      ({ configure }) => configure({ url: 'broken' }),
      /^The provider is not configured\. See the error/,
    ],
    [
      'a good one and then a wrong one',
      async ({ configure }) => {
        await configure({ url: 'x' });
        await configure({});
      },
      /^The provider is not configured/,
    ],
  ])('%s: a create is planned, and what needs the service says why not', async (_, arrange, why) => {
    const world = start();
    await arrange(world);
    const planned = await world.plan('a');
    expect(planned.diagnostics).toEqual([]);
    expect(decodeDynamicValue(thingType, planned.planned_state)).toEqual({ id: undefined, name: 'a', note: null });
    const applied = await world.create('a');
    expect(detailsOf(applied)).toEqual([expect.stringMatching(why)]);
    expect(decodeDynamicValue(thingType, applied.new_state)).toBeNull();
    expect(world.api.calls).toEqual([]);
  });
});

describe('configuring', () => {
  test.each([
    ['reports what configure reports', {}, 'Missing url', 'Set url.'],
    [
      'explains what the client throws',
      { url: 'broken' },
      'Cannot configure the provider fake',
      'the address cannot be used',
    ],
    [
      'tells a bug as one',
      { url: 'bug' },
      'Cannot configure the provider fake',
      'RangeError: out of bounds. This is a bug in the provider, please report it.',
    ],
  ])('%s', async (_, config, summary, detail) => {
    expect((await start().configure(config)).diagnostics).toMatchObject([{ severity: 1, summary, detail }]);
  });

  test('an unknown value is no error, and a later configuration serves', async () => {
    const { configure, create } = start();
    expect((await configure({ url: undefined })).diagnostics).toEqual([]);
    expect((await configure({ url: 'x' })).diagnostics).toEqual([]);
    expect((await create('a')).diagnostics).toEqual([]);
  });
});

describe('stopping', () => {
  test('tells running and new calls, and lets what runs finish', async () => {
    const { api, rpc, configure, create } = start();
    await configure({ url: 'x' });
    api.first('create', async () => {
      expect(api.signals[0]?.stopping.aborted).toBe(false);
      await rpc('StopProvider', {});
    });
    const running = await create('a');
    expect(running.diagnostics).toEqual([]);
    expect(decodeDynamicValue(thingType, running.new_state)).toEqual({ id: '1', name: 'a', note: null });
    expect(api.signals[0]?.stopping.aborted).toBe(true);
    expect(api.signals[0]?.signal.aborted).toBe(false);
    await create('b');
    expect(api.signals.at(-1)?.stopping.aborted).toBe(true);
  });

  test('ends with the next configuration', async () => {
    const { api, rpc, configure, create } = start();
    await configure({ url: 'x' });
    await rpc('StopProvider', {});
    await configure({ url: 'x' });
    await create('a');
    expect(api.signals[0]?.stopping.aborted).toBe(false);
  });
});

test('a call that Terraform gives up on ends its requests', async () => {
  const api = new ThingsApi();
  const handlers = providerHandlers(fakeProvider(api, { resources: [resource()] }));
  const given = new AbortController();
  const rpc = wireTo(handlers, given.signal);
  await rpc('ConfigureProvider', { config: encodeDynamicValue(configType, { url: 'x', token: null }) });
  api.first('get', () => given.abort());
  const current_state = encodeDynamicValue(thingType, { id: '1', name: 'a', note: null });
  await rpc('ReadResource', { type_name: 'fake_thing', current_state });
  expect(api.signals[0]?.signal.aborted).toBe(true);
});

test.each([
  ['ValidateResourceConfig', 'resource type'],
  ['UpgradeResourceState', 'resource type'],
  ['ReadResource', 'resource type'],
  ['PlanResourceChange', 'resource type'],
  ['ApplyResourceChange', 'resource type'],
  ['ImportResourceState', 'resource type'],
  ['ValidateDataResourceConfig', 'data source'],
  ['ReadDataSource', 'data source'],
] as const)('%s of an unknown type is one clear error', async (name, noun) => {
  const answer = await start().rpc(name, { type_name: 'fake_thingy' } as never);
  expect(answer.diagnostics).toMatchObject([
    {
      summary: `Unknown ${noun}`,
      detail: `The provider fake 1.2.3 has no ${noun} "fake_thingy". A newer version may have it.`,
    },
  ]);
});

test('bytes that are no value of the type are an error and nothing else', async () => {
  const { rpc } = start();
  const config = { msgpack: Uint8Array.of(0x81, 0xa1, 0x78, 0x01) };
  const answer = await rpc('ValidateResourceConfig', { type_name: 'fake_thing', config });
  expect(answer.diagnostics).toHaveLength(1);
});

test('two members of one name are refused when the provider is defined', () => {
  expect(() => fakeProvider(new ThingsApi(), { resources: [resource(), resource()] })).toThrow(
    'two definitions of the resource thing',
  );
});

test('a part of what there is not is refused when the provider is defined', () => {
  const part = { ...resource(), partOf: 'whole' };
  expect(() => fakeProvider(new ThingsApi(), { resources: [part] })).toThrow(
    'the resource thing is part of whole, which there is not',
  );
});
