// What must not compile, what the compiler infers, and what only running code can refuse.
import { describe, expect, test } from 'vitest';
import {
  type Config,
  computed,
  type Desired,
  type Observed,
  optional,
  optionalComputed,
  required,
  type State,
} from '../../../src/terraform/framework/index.ts';
import { defineResource } from './fixture/provider.ts';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

const thing = {
  description: 'A thing.',
  identity: ['id'] as const,
  attributes: {
    id: computed.string('Id.'),
    name: required.string('Name.'),
    note: optional.string('Note.'),
    pin: optional.string('Pin.').notReturned(),
  },
  list: async () => [] as Item[],
  toBody: () => ({}),
  create: async () => ({ id: '1' }),
};
const toState = ({ id, name, note }: Item) => ({ id, name, note: note ?? null });

describe('does not compile', () => {
  test('but for the mistake it would', () => {
    expect(() => defineResource('thing', { ...thing, toState })).not.toThrow();
  });

  test('an attribute forgotten in toState', () => {
    // @ts-expect-error note is missing
    defineResource('thing', { ...thing, toState: ({ id, name }: Item) => ({ id, name }) });
  });

  test('undefined on its way into state', () => {
    // @ts-expect-error note may be undefined
    defineResource('thing', { ...thing, toState: ({ id, name, note }: Item) => ({ id, name, note }) });
  });

  test('an identity that names no attribute', () => {
    // @ts-expect-error there is no uid
    expect(() => defineResource('thing', { ...thing, toState, identity: ['uid'] })).toThrow();
  });

  test('setting a computed attribute', () => {
    // @ts-expect-error id is not among what is desired
    defineResource('thing', { ...thing, toState, toBody: (desired) => ({ id: desired.id }) });
  });

  test('a body that the API would refuse', () => {
    const send = async (_: { name: string }) => ({ id: '1' });
    defineResource('thing', { ...thing, toState, toBody: ({ name }) => ({ name }), create: (_, body) => send(body) });
    defineResource('thing', {
      ...thing,
      toState,
      toBody: ({ name }) => ({ nmae: name }),
      // @ts-expect-error the API wants name
      create: (_, body) => send(body),
    });
  });

  test('a create that does not answer the identity', () => {
    // @ts-expect-error id is missing
    defineResource('thing', { ...thing, toState, create: async () => ({}) });
  });

  test('a description left out', () => {
    // @ts-expect-error every attribute is described
    expect(required.string().description).toBeUndefined();
    // @ts-expect-error every resource is described
    defineResource('thing', { ...thing, toState, description: undefined });
  });

  test('a default of another type, and a word that is none of those allowed', () => {
    // @ts-expect-error a number is not a text
    expect(optional.string('X.').default(1).facts.default).toBe(1);
    // @ts-expect-error b is not among the words
    expect(optional.oneOf(['a'], 'X.').default('b').facts.default).toBe('b');
  });

  test('API fields that map to no attribute', () => {
    // @ts-expect-error there is no attribute nmae
    defineResource('thing', { ...thing, toState, fields: { title: 'nmae' } });
  });
});

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

test('the models that follow from attributes', () => {
  const shape = {
    ...thing.attributes,
    mode: optionalComputed.oneOf(['open', 'private'], 'Mode.'),
    size: optional.number('Size.').default(1),
    labels: optional.mapOfStrings('L.'),
    members: required.setOf({ user: required.number('U.'), role: optional.string('R.') }, 'M.'),
  };
  interface Members {
    members: { user: number; role: string | null }[];
  }
  type Whole = {
    id: string;
    name: string;
    note: string | null;
    pin: string | null;
    mode: 'open' | 'private';
    size: number;
    labels: Map<string, string> | null;
    members: Members['members'];
  };
  const proofs: [
    Equal<State<typeof shape>, Whole>,
    Equal<keyof Observed<typeof shape>, Exclude<keyof Whole, 'pin'>>,
    Equal<keyof Desired<typeof shape>, Exclude<keyof Whole, 'id'>>,
    Equal<Desired<typeof shape>['mode'], 'open' | 'private' | undefined>,
    Equal<Desired<typeof shape>['size'], number>,
    Equal<Config<typeof shape>['size'], number | null | undefined>,
  ] = [true, true, true, true, true, true];
  expect(proofs).toHaveLength(6);
});

describe('is refused when it is defined', () => {
  test.each([
    ['neither list nor read', { list: undefined }, 'needs list or read'],
    ['neither create nor update', { create: undefined }, 'needs create or update'],
    ['nothing to complete it with', { completeWithUpdate: ['note'] }, 'completeWithUpdate needs update'],
    [
      'a name that Terraform would not hand on',
      { attributes: { ...thing.attributes, provider: required.string('P.') } },
      "the attribute provider needs another name: that one is Terraform's own",
    ],
    ['an identity that is not an attribute', { identity: ['uid'] }, 'its identity uid is not an attribute'],
    [
      'an identity that is neither text nor number',
      { identity: ['tags'], attributes: { ...thing.attributes, tags: required.listOfStrings('T.') } },
      'its identity tags must be a text or a number',
    ],
    [
      'an identity that nobody can know',
      { create: undefined, update: async () => {} },
      'without create, its identity id must be configurable',
    ],
  ])('%s', (_, parts, problem) => {
    const broken = { ...thing, toState, ...parts } as Parameters<typeof defineResource>[1];
    expect(() => defineResource('thing', broken)).toThrow(`resource thing: ${problem}`);
  });
});
