// Planning one object: configuration first, then defaults, then what was there before, else not known yet.
import { describe, expect, test } from 'vitest';
import {
  type Attributes,
  computed,
  ignoringCase,
  optional,
  optionalComputed,
  planObject,
  required,
  sameInstant,
} from '../../../../src/terraform/framework/index.ts';
import type { Value } from '../../../../src/terraform/protocol/index.ts';

const plan = (attributes: Attributes, config: Value, prior?: Value) =>
  planObject(attributes, config, prior) as { [name: string]: Value };

/** What is planned for one attribute. `before` left out: the object does not exist yet. */
const planned = (attribute: Attributes[string], config: Value, ...before: [Value?]) =>
  plan({ x: attribute }, { x: config }, before.length > 0 ? { x: before[0] } : undefined).x;

const text = 'X.';
const email = optional.string(text).sameAs(ignoringCase);

test.each<[string, Attributes[string], Value, [Value?], Value]>([
  ['optional: the configuration', optional.string(text), 'a', ['b'], 'a'],
  ['optional: absent when left out', optional.string(text), null, ['b'], null],
  ['optional: unknown stays unknown', optional.string(text), undefined, ['b'], undefined],
  ['default: taken when left out', optional.string(text).default('d'), null, [], 'd'],
  ['default: taken over the prior value', optional.string(text).default('d'), null, ['b'], 'd'],
  ['default: yields to the configuration', optional.boolean(text).default(true), false, [true], false],
  ['default: not taken for an unknown value', optional.string(text).default('d'), undefined, ['b'], undefined],
  ['default: an empty list is one', optional.listOfStrings(text).default([]), null, [], []],
  ['computed: unknown at first', computed.string(text), null, [], undefined],
  ['computed: keeps the prior value', computed.string(text), null, ['b'], 'b'],
  ['computed: keeps a prior null', computed.string(text).nullable(), null, [null], null],
  ['optionalComputed: unknown at first', optionalComputed.string(text), null, [], undefined],
  ['optionalComputed: keeps the prior value', optionalComputed.string(text), null, ['b'], 'b'],
  ['optionalComputed: the configuration', optionalComputed.string(text), 'a', ['b'], 'a'],
  ['sameAs: keeps the prior spelling', email, 'A@x', ['a@X'], 'a@X'],
  ['sameAs: another value is the configuration', email, 'B@x', ['a@X'], 'B@x'],
  ['sameAs: is not asked about null', email, 'A@x', [null], 'A@x'],
  [
    'sameAs: instants',
    optional.string(text).sameAs(sameInstant),
    '2030-01-01T01:00:00+01:00',
    ['2030-01-01T00:00:00.000Z'],
    '2030-01-01T00:00:00.000Z',
  ],
  ['ignoreOrder: keeps the prior order', optional.listOfNumbers(text).ignoreOrder(), [2, 1], [[1, 2]], [1, 2]],
  ['ignoreOrder: counts duplicates', optional.listOfNumbers(text).ignoreOrder(), [1, 1, 2], [[1, 2, 2]], [1, 1, 2]],
  ['order counts otherwise', optional.listOfNumbers(text), [2, 1], [[1, 2]], [2, 1]],
  ['order of a set never counts', optional.setOfNumbers(text), [2, 1], [[1, 2]], [1, 2]],
  ['emptyMeansAbsent: empty is planned as configured', optional.string(text).emptyMeansAbsent(), '', [null], ''],
  ['emptyMeansAbsent: null is planned as configured', optional.string(text).emptyMeansAbsent(), null, [''], null],
  ['writeOnly: never planned', optional.string(text).writeOnly(), 'secret', [], null],
  ['writeOnly: not planned while unknown either', optional.string(text).writeOnly(), undefined, [], null],
  [
    'a set with an unknown member is as configured',
    optional.setOfStrings(text),
    ['a', undefined],
    [['a']],
    ['a', undefined],
  ],
  ['an unknown collection is unknown', optional.mapOfStrings(text), undefined, [new Map()], undefined],
  ['a map keeps its members', optional.mapOfStrings(text), new Map([['a', '1']]), [null], new Map([['a', '1']])],
])('%s', (_, attribute, config, prior, wanted) => {
  expect(planned(attribute, config, ...prior)).toEqual(wanted);
});

test('ignoreOrder works for members with attributes of their own', () => {
  const pairs = optional.listOf({ name: required.string('Name.') }, text).ignoreOrder();
  const prior = [{ name: 'a' }, { name: 'b' }];
  expect(planned(pairs, [{ name: 'b' }, { name: 'a' }], prior)).toBe(prior);
  expect(planned(pairs, [{ name: 'b' }, { name: 'c' }], prior)).toEqual([{ name: 'b' }, { name: 'c' }]);
});

describe('nested', () => {
  const members = {
    name: required.string('Name.').sameAs(ignoringCase),
    size: optional.number('Size.').default(1),
    key: computed.string('Key.'),
  };
  const config = { name: 'a', size: null, key: null };
  const fresh = { name: 'a', size: 1, key: undefined };
  const prior = { name: 'A', size: 1, key: 'k' };

  test.each<[string, Attributes[string], (member: Value) => Value]>([
    ['object', optional.object(members, text), (member) => member],
    ['list', optional.listOf(members, text), (member) => [member]],
    ['map', optional.mapOf(members, text), (member) => new Map([['m', member]])],
  ])('%s: defaults, computed values and prior spelling, inside', (_, attribute, wrap) => {
    expect(planned(attribute, wrap(config))).toEqual(wrap(fresh));
    expect(planned(attribute, wrap(config), null)).toEqual(wrap(fresh));
    expect(planned(attribute, wrap(config), wrap(prior))).toEqual(wrap(prior));
    expect(planned(attribute, wrap({ ...config, size: 2 }), wrap(prior))).toEqual(wrap({ ...prior, size: 2 }));
    expect(planned(attribute, wrap({ ...config, size: undefined }), wrap(prior))).toEqual(
      wrap({ ...prior, size: undefined }),
    );
    expect(planned(attribute, undefined, wrap(prior))).toBeUndefined();
    expect(planned(attribute, null, wrap(prior))).toBeNull();
  });

  test('a new member of a list or map has no prior', () => {
    expect(planned(optional.listOf(members, text), [config, config], [prior])).toEqual([prior, fresh]);
    const two = new Map([
      ['m', config],
      ['n', config],
    ]);
    expect(planned(optional.mapOf(members, text), two, new Map([['n', prior]]))).toEqual(
      new Map<string, Value>([
        ['m', fresh],
        ['n', prior],
      ]),
    );
  });

  test('a set has defaults inside, and keeps the prior spelling of the whole when it means the same', () => {
    const { key: _, ...settable } = members;
    const set = optional.setOf(settable, text);
    expect(planned(set, [{ name: 'a', size: null }])).toEqual([{ name: 'a', size: 1 }]);
    const before = [
      { name: 'B', size: 2 },
      { name: 'A', size: 1 },
    ];
    const same = [
      { name: 'a', size: null },
      { name: 'b', size: 2 },
    ];
    expect(planned(set, same, before)).toBe(before);
  });

  test('the whole of an optionalComputed object is kept when left out', () => {
    expect(planned(optionalComputed.object(members, text), null, prior)).toBe(prior);
    expect(planned(optionalComputed.object(members, text), null)).toBeUndefined();
  });
});

describe('definitions that could not work are refused', () => {
  test.each([
    ['computed', { id: computed.string('Id.') }],
    ['optionalComputed', { id: optionalComputed.string('Id.') }],
    ['computed deeper inside', { id: optional.object({ deep: computed.string('Id.') }, 'Box.') }],
  ])('a set whose members have something %s', (_, members) => {
    expect(() => optional.setOf(members, text)).toThrow('a nested set cannot hold the computed attribute id');
  });

  test.each([
    ['forcesReplacement', optional.string(text).forcesReplacement()],
    ['cannotBeCleared', optional.string(text).cannotBeCleared()],
    ['volatile', computed.string(text).volatile()],
    ['notReturned', optional.string(text).notReturned()],
    ['writeOnly', optional.string(text).writeOnly()],
  ])('a nested attribute that is %s', (fact, inner) => {
    for (const kind of [optional.object, optional.listOf, optional.mapOf])
      expect(() => kind({ inner }, text)).toThrow(`the nested attribute inner cannot be ${fact}`);
  });
});
