// State from what the server shows: its values, in the spelling that is known already wherever both mean the same.
import { describe, expect, test } from 'vitest';
import {
  type Attributes,
  ignoringCase,
  optional,
  pathToUnknown,
  required,
  settleObject,
} from '../../../../src/terraform/framework/index.ts';
import { formatPath, type Value } from '../../../../src/terraform/protocol/index.ts';

const settled = (attribute: Attributes[string], observed: Value, reference: Value) =>
  (settleObject({ x: attribute }, { x: observed }, { x: reference }) as { x: Value }).x;

const text = 'X.';
const list = optional.listOfStrings(text);
const person = { email: required.string('E.').sameAs(ignoringCase), note: optional.string('N.').emptyMeansAbsent() };

test.each<[string, Attributes[string], Value, Value, Value]>([
  ['another value is the observed one', optional.string(text), 'b', 'a', 'b'],
  ['what is absent on the server is absent', optional.string(text), null, 'a', null],
  ['without a reference the observed value', optional.string(text), 'b', undefined, 'b'],
  ['sameAs keeps the spelling', optional.string(text).sameAs(ignoringCase), 'AB', 'ab', 'ab'],
  ['sameAs with another meaning', optional.string(text).sameAs(ignoringCase), 'AC', 'ab', 'AC'],
  ['emptyMeansAbsent keeps an empty text', optional.string(text).emptyMeansAbsent(), null, '', ''],
  ['emptyMeansAbsent keeps null', optional.string(text).emptyMeansAbsent(), '', null, null],
  ['emptyMeansAbsent keeps an empty list', list.emptyMeansAbsent(), null, [], []],
  ['emptyMeansAbsent keeps a null list', list.emptyMeansAbsent(), [], null, null],
  ['empty becomes null when nothing is known', list.emptyMeansAbsent(), [], undefined, null],
  ['empty stays empty otherwise', list, [], undefined, []],
  ['ignoreOrder keeps the order', list.ignoreOrder(), ['b', 'a'], ['a', 'b'], ['a', 'b']],
  [
    'ignoreOrder keeps the order of those that stay',
    list.ignoreOrder(),
    ['d', 'b', 'a'],
    ['a', 'c', 'b'],
    ['a', 'b', 'd'],
  ],
  ['a set in another order is the reference', optional.setOfStrings(text), ['b', 'a'], ['a', 'b'], ['a', 'b']],
])('%s', (_, attribute, observed, reference, wanted) => {
  expect(settled(attribute, observed, reference)).toEqual(wanted);
});

describe('nested', () => {
  const known = { email: 'a@x', note: '' };
  const shown = { email: 'A@X', note: null };
  const other = { email: 'b@x', note: 'hi' };

  test('object', () => {
    expect(settled(optional.object(person, text), shown, known)).toEqual(known);
    expect(settled(optional.object(person, text), { ...shown, note: 'hi' }, known)).toEqual({
      email: 'a@x',
      note: 'hi',
    });
  });

  test('list, member by member', () => {
    expect(settled(optional.listOf(person, text), [shown, other], [known])).toEqual([known, other]);
  });

  test('map, key by key', () => {
    const observed = new Map<string, Value>([
      ['a', shown],
      ['b', other],
    ]);
    const wanted = new Map<string, Value>([
      ['a', known],
      ['b', other],
    ]);
    expect(settled(optional.mapOf(person, text), observed, new Map([['a', known]]))).toEqual(wanted);
  });

  test('set, whatever the order', () => {
    expect(settled(optional.setOf(person, text), [other, shown], [known])).toEqual([other, known]);
    const reference = [known, other];
    expect(settled(optional.setOf(person, text), [other, shown], reference)).toBe(reference);
  });

  test('without a reference, what the schema lacks is dropped and empty means absent inside too', () => {
    const raw = { ...shown, note: '', surplus: 1 };
    for (const reference of [undefined, null]) {
      expect(settled(optional.object(person, text), raw, reference)).toEqual(shown);
      expect(settled(optional.setOf(person, text), [raw], reference)).toEqual([shown]);
      expect(settled(optional.mapOf(person, text), new Map([['a', raw]]), reference)).toEqual(new Map([['a', shown]]));
    }
  });
});

test.each<[Value, string | undefined]>([
  [{ a: 1, b: [new Map([['k', { c: null }]])] }, undefined],
  [{ a: 1, b: undefined }, 'b'],
  [{ a: { b: [1, undefined] } }, 'a.b[1]'],
  [{ a: new Map([['k', { c: undefined }]]) }, 'a["k"].c'],
])('the first unknown part of %j', (value, wanted) => {
  const path = pathToUnknown(value);
  expect(path && formatPath(path)).toBe(wanted);
});

test.each<[Attributes[string], Value, string]>([
  [optional.string(text), 'a', '"a"'],
  [optional.mapOfStrings(text), new Map([['a', 'b']]), '{"a":"b"}'],
  [optional.string(text).sensitive(), 'a', '(sensitive value)'],
  [optional.listOf({ key: optional.string('K.').sensitive() }, text), [{ key: 'a' }], '(sensitive value)'],
])('messages show %#', (attribute, value, wanted) => {
  expect(attribute.show(value)).toBe(wanted);
});
