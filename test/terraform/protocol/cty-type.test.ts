/** Types as JSON. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CtyType,
  decodeCtyType,
  encodeCtyType,
  formatCtyType,
  ProtocolError,
} from '../../../src/terraform/protocol/index.ts';
import { anyType } from '../../../workshop/fuzz/arbitraries.ts';

test('every type survives', () => {
  fc.assert(
    fc.property(anyType, (type) => {
      expect(isDeepStrictEqual(decodeCtyType(encodeCtyType(type)), type)).toBe(true);
    }),
  );
});

test('the names of optional attributes are dropped', () => {
  const json = Buffer.from('["object", { "a": "string" }, ["a"]]');
  expect(decodeCtyType(json)).toEqual(['object', { a: 'string' }]);
});

test.each([
  '',
  'string',
  '"text"',
  'null',
  '[]',
  '["list"]',
  '["list","x"]',
  '["object",[]]',
  '["tuple",{}]',
  '["object",{"a":1}]',
  '{}',
])('%s is not a type', (text) => expect(() => decodeCtyType(Buffer.from(text))).toThrow(ProtocolError));

test.each<[CtyType, string]>([
  ['string', 'string'],
  [['set', ['list', 'number']], 'set of list of number'],
  [['map', ['object', { a: 'bool' }]], 'map of object'],
  [['tuple', []], 'tuple'],
])('%j is called %s', (type, text) => expect(formatCtyType(type)).toBe(text));
