// Actions: planned without a write, told of while they run, and always completed, whatever happens.
import { describe, expect, test } from 'vitest';
import {
  computed,
  optional,
  providerHandlers,
  required,
  ResourceFailure,
} from '../../../../src/terraform/framework/index.ts';
import { encodeDynamicValue, type ProviderHandlers } from '../../../../src/terraform/protocol/index.ts';
import { ActionRun } from '../../../../src/terraform/testing/index.ts';
import { streamOf } from '../../../../src/terraform/testing/stream.ts';
import { defineAction, fakeProvider } from '../fixture/provider.ts';
import { ThingsApi } from '../fixture/things-api.ts';
import { lines } from '../fixture/world.ts';

const attributes = {
  name: required.string('Name.').check((value) => (value === 'bad' ? 'It is bad.' : undefined)),
  pin: optional.string('Pin.').sensitive(),
};

type Parts = Partial<Parameters<typeof defineAction<typeof attributes>>[1]>;

const poke = (parts: Parts) =>
  defineAction('poke', { description: 'Pokes.', attributes, invoke: async (api) => void (await api.list()), ...parts });

/** What a stream of nothing else completes with. */
async function completion(handlers: ProviderHandlers, request: InvokeRequest) {
  const events = [];
  for await (const event of streamOf(handlers, 'InvokeAction', request)) events.push(event);
  expect(events).toHaveLength(1);
  return events[0]!.completed!.diagnostics;
}
type InvokeRequest = Parameters<typeof streamOf<'InvokeAction'>>[2];

async function runOf(parts: Parts, url: string | null = 'http://things.test') {
  const api = new ThingsApi();
  const handlers = providerHandlers(fakeProvider(api, { actions: [poke(parts)] }));
  return { handlers, run: await ActionRun.start(handlers, url === null ? {} : { url }) };
}

const type = 'fake_poke';
const named = { name: 'a' };

describe('invoke', () => {
  test('tells what goes on as it goes on, and completes once', async () => {
    let goOn = () => {};
    const told = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { run } = await runOf({
      invoke: async (_, { name }, { progress, done }) => {
        progress(`Poking ${name}.`);
        // It would never end if the first message came with the last.
        await told;
        done(`Poked ${name}.`);
      },
    });
    expect(await run.invoke(type, named, goOn)).toEqual({ progress: ['Poking a.', 'Poked a.'], diagnostics: [] });
  });

  test('completes with the failure, and says whether anything was done before it', async () => {
    const invoke: Parts['invoke'] = async (_, { name }, { done }) => {
      if (name === 'late') done('Poked once.');
      throw new ResourceFailure('The finger broke.');
    };
    const { run } = await runOf({ invoke });
    const said = async (name: string) => lines((await run.invoke(type, { name })).diagnostics);
    expect(await said('a')).toEqual([
      'error: Cannot invoke fake_poke: The finger broke.\n\nNothing was done before that.',
    ]);
    expect(await said('late')).toEqual([
      'error: Cannot invoke fake_poke: The finger broke.',
      'warning: fake_poke has done a part: Before the error: Poked once.',
    ]);
  });

  test('completes when it throws what is no error, and calls that a bug', async () => {
    const { run } = await runOf({
      invoke: () => {
        throw 'text';
      },
    });
    expect(lines((await run.invoke(type, named)).diagnostics)).toEqual([
      expect.stringContaining('Something that is not an error was thrown: text. This is a bug in the provider'),
    ]);
  });

  test('begins no write once a person has interrupted, and says what was done', async () => {
    const { run } = await runOf({
      invoke: async (api, { name }, { done }) => {
        await api.create({ id: '1', name });
        done('Made one.');
        await run.interrupt();
        await api.create({ id: '2', name });
      },
    });
    const { diagnostics, progress } = await run.invoke(type, named);
    expect(progress).toEqual(['Made one.']);
    expect(lines(diagnostics)).toEqual([
      expect.stringMatching(/^error: Cannot invoke fake_poke: /),
      'warning: fake_poke has done a part: Before the error: Made one.',
    ]);
  });

  test('masks what is secret and leaves out what a terminal would obey', async () => {
    const { run } = await runOf({
      invoke: async (_, { pin }, { progress }) => progress(`The pin is ${pin}.\u001b[2J`),
    });
    const { progress } = await run.invoke(type, { ...named, pin: 'pin-0815' });
    expect(progress.join()).toMatch(/^The pin is \*\*\*\./);
    expect(progress.join()).not.toContain('\u001b');
  });

  test('completes for an action that nobody knows, and without a configured provider', async () => {
    const { handlers } = await runOf({});
    expect(await completion(handlers, { action_type: 'fake_prod' })).toMatchObject([{ summary: 'Unknown action' }]);
    const fresh = providerHandlers(fakeProvider(new ThingsApi(), { actions: [poke({})] }));
    const config = encodeDynamicValue(['object', { name: 'string', pin: 'string' }], { name: 'a', pin: null });
    expect(await completion(fresh, { action_type: type, config })).toMatchObject([
      { summary: 'Cannot invoke fake_poke', detail: expect.stringContaining('has not configured the provider') },
    ]);
  });
});

test('does nothing with a configuration that is not there, not whole or no value', async () => {
  const { handlers } = await runOf({
    invoke: async () => {
      throw new Error('invoked');
    },
  });
  const type = ['object', { name: 'string', pin: 'string' }] as const;
  const unknown = encodeDynamicValue(['object', type[1]], { name: undefined, pin: null });
  for (const config of [undefined, unknown, { msgpack: new Uint8Array([1, 2, 3]) }]) {
    const [diagnostic] = await completion(handlers, { action_type: 'fake_poke', ...(config && { config }) });
    expect(diagnostic).toMatchObject({ summary: 'Cannot invoke fake_poke' });
    expect(diagnostic?.detail).toMatch(/configuration|malformed/);
    expect(diagnostic?.detail).not.toContain('invoked');
  }
});

describe('plan', () => {
  test('checks each attribute, then across them, then the service', async () => {
    const { run } = await runOf({
      validate: ({ pin }, { error }) => {
        if (pin === '0815') error('Pin is too short', 'Take a longer one.', ['pin']);
      },
      plan: async (_, { name }, { error }) => {
        if (name === 'gone') error('Nobody of this name', 'Name somebody else.', ['name']);
        if (name === 'broken') throw new ResourceFailure('The service is broken.');
      },
    });
    const said = async (body: { name: string; pin?: string }) => lines(await run.plan(type, body));
    expect(await said(named)).toEqual([]);
    expect(await said({ name: 'bad' })).toEqual(['error at name: Invalid name value: It is bad.']);
    expect(await said({ ...named, pin: '0815' })).toEqual(['error at pin: Pin is too short: Take a longer one.']);
    expect(await said({ name: 'gone' })).toEqual(['error at name: Nobody of this name: Name somebody else.']);
    expect(await said({ name: 'broken' })).toEqual(['error: Cannot plan fake_poke: The service is broken.']);
  });

  test('asks nobody while something is unknown', async () => {
    const { run } = await runOf({
      plan: async () => {
        throw new Error('asked');
      },
    });
    expect(await run.plan(type, named, ['pin'])).toEqual([]);
    expect(lines(await run.plan(type, named))).toEqual([expect.stringContaining('asked')]);
  });
});

test('an action has no results', () => {
  const wrong = { description: 'x', attributes: { id: computed.string('Id.') }, invoke: async () => {} };
  expect(() => defineAction('poke', wrong)).toThrow(
    'action poke: the attribute id is a result, and an action has none',
  );
});
