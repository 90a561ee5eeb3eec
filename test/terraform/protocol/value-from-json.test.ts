/** Values from the JSON of a state file. */
import { describe, expect, test } from 'vitest';
import {
  type CtyType,
  Decimal,
  DynamicPseudo,
  encodeValue,
  ProtocolError,
  type Value,
  valueFromJson,
} from '../../../src/terraform/protocol/index.ts';

const json = (text: string) => new TextEncoder().encode(text);

test.each<[string, CtyType, string, Value]>([
  ['null', 'string', 'null', null],
  ['a string', 'string', '"a \\"5\\" 1e9 \\\\"', 'a "5" 1e9 \\'],
  ['a number for a string', 'string', '1.50', '1.50'],
  ['a bool for a string', 'string', 'true', 'true'],
  ['a number', 'number', '5', 5],
  ['a number as a string', 'number', '"0.1"', 0.1],
  ['a number beyond 2^53', 'number', '9007199254740993', 9007199254740993n],
  ['a number beyond doubles', 'number', '1e400', new Decimal('1e400')],
  [
    'a long fraction',
    'number',
    '-0.1000000000000000055511151231257827',
    new Decimal('-0.1000000000000000055511151231257827'),
  ],
  ['a bool', 'bool', 'false', false],
  ['a bool as a string', 'bool', '"true"', true],
  ['a list', ['list', 'number'], '[1, null, 2]', [1, null, 2]],
  ['a tuple', ['tuple', ['string', 'bool']], '["a", true]', ['a', true]],
  [
    'a map',
    ['map', 'number'],
    '{ "__proto__": 1, "1": 2 }',
    new Map([
      ['1', 2],
      ['__proto__', 1],
    ]),
  ],
  [
    'a dynamic value',
    'dynamic',
    '{ "type": ["list", "number"], "value": [1] }',
    new DynamicPseudo(['list', 'number'], [1]),
  ],
  ['a dynamic null', 'dynamic', '{ "type": "string", "value": null }', null],
])('%s', (_what, type, text, value) => {
  expect(valueFromJson(type, json(text))).toStrictEqual(value);
});

describe('an object of another version', () => {
  const type: CtyType = ['object', { a: 'string', inner: ['list', ['object', { n: 'number' }]] }];

  test('loses what the type does not have and gets null for what is missing', () => {
    const value = valueFromJson(type, json('{ "old": { "x": [1] }, "inner": [{ "n": 1, "m": 2 }, {}] }'));
    expect(value).toEqual({ a: null, inner: [{ n: 1 }, { n: null }] });
    expect(() => encodeValue(type, value)).not.toThrow();
  });

  test('takes no attribute from the prototype', () => {
    expect(valueFromJson(['object', { toString: 'string' } as never], json('{}'))).toEqual({ toString: null });
  });
});

test.each<[string, CtyType, string, string]>([
  ['no JSON', 'string', '{', 'not valid JSON'],
  ['nothing', 'string', '', 'not valid JSON'],
  ['two numbers', 'number', '1 2', 'not valid JSON'],
  ['invalid UTF-8', 'string', '"\xff', 'not valid JSON'],
  ['a list for an object', ['object', { a: ['object', {}] }], '{ "a": [] }', 'a: expected object'],
  ['text for a number', ['map', 'number'], '{ "k": "secret" }', '["k"]: expected number'],
  ['an object for a set', ['object', { a: ['set', 'string'] }], '{ "a": {} }', 'a: expected set of string'],
  ['a member of a set', ['set', 'bool'], '["secret"]', '[*]: expected bool'],
  ['a tuple of another length', ['tuple', []], '[1]', 'expected tuple'],
  ['a dynamic value without type', 'dynamic', '{ "value": 1 }', 'not a type'],
  ['a dynamic value without type, inside', ['object', { a: ['list', 'dynamic'] }], '{ "a": [{}] }', 'a[0]: not a type'],
  ['text for a number far inside', ['list', ['map', 'number']], '[{ "k": "secret" }]', '[0]["k"]: expected number'],
  ['a text that ends in a backslash', 'string', '"\\\\\\"', 'not valid JSON'],
  ['a dynamic value that is none', 'dynamic', '1', 'expected dynamic'],
])('%s is refused', (_what, type, text, message) => {
  expect(() => valueFromJson(type, json(text))).toThrow(ProtocolError);
  expect(() => valueFromJson(type, json(text))).toThrow(message);
  expect(() => valueFromJson(type, json(text))).not.toThrow('secret');
});

test('a megabyte of string and a million levels neither hang nor crash', () => {
  expect(valueFromJson('string', json(JSON.stringify('\\"'.repeat(500_000))))).toHaveLength(1_000_000);
  expect(() => valueFromJson('string', json('['.repeat(1_000_000)))).toThrow(ProtocolError);
});
