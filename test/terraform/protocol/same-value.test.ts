/** Which values are the same to Terraform. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CtyType, Decimal, DynamicPseudo, sameValue, type Value } from '../../../src/terraform/protocol/index.ts';
import { anyValueOf } from '../../../workshop/fuzz/arbitraries.ts';

describe('same', () => {
  test.each<[string, CtyType, Value, Value]>([
    ['numbers however held', ['list', 'number'], [1, 1n, 0.5], [new Decimal('1.0'), 1, new Decimal('5e-1')]],
    ['sets in another order', ['set', 'string'], ['a', 'b', 'c'], ['c', 'a', 'b']],
    ['sets with duplicates', ['set', 'number'], [1, 2, 1n], [2, 1]],
    ['sets of objects', ['set', ['object', { a: ['set', 'bool'] }]], [{ a: [true, false] }], [{ a: [false, true] }]],
    [
      'maps in another order',
      ['map', 'bool'],
      new Map([
        ['a', true],
        ['b', false],
      ]),
      new Map([
        ['b', false],
        ['a', true],
      ]),
    ],
    ['objects in another order', ['object', { a: 'bool', b: 'bool' }], { a: true, b: null }, { b: null, a: true }],
    ['unknowns', ['list', 'string'], [undefined], [undefined]],
    [
      'dynamic values',
      'dynamic',
      new DynamicPseudo(['set', 'number'], [1, 2]),
      new DynamicPseudo(['set', 'number'], [2, 1]),
    ],
  ])('%s', (_what, type, a, b) => expect(sameValue(type, a, b)).toBe(true));
});

describe('different', () => {
  test.each<[string, CtyType, Value, Value]>([
    ['null and unknown', 'string', null, undefined],
    ['null and empty', ['list', 'string'], null, []],
    ['lists in another order', ['list', 'number'], [1, 2], [2, 1]],
    ['lists with duplicates', ['list', 'number'], [1, 1], [1]],
    ['a string that looks like null', 'string', 'null', null],
    ['strings that look like a list', ['list', 'string'], ['a","b'], ['a', 'b']],
    ['numbers beyond 2^53', 'number', 9007199254740993n, 9007199254740992n],
    ['maps with null and without', ['map', 'string'], new Map([['a', null]]), new Map()],
    ['dynamic values of other types', 'dynamic', new DynamicPseudo('string', '1'), new DynamicPseudo('number', 1)],
  ])('%s', (_what, type, a, b) => expect(sameValue(type, a, b)).toBe(false));
});

test('a shuffled set is the same set', () => {
  const type: CtyType = ['set', ['object', { n: 'number', s: 'string' }]];
  fc.assert(
    fc.property(anyValueOf(type), fc.nat(), (value, seed) => {
      if (!Array.isArray(value)) return;
      const at = seed % (value.length + 1);
      expect(sameValue(type, value, [...value.slice(at), ...value])).toBe(true);
    }),
  );
});
