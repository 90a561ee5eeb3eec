// Files of exceptions are refused with the exception and what is wrong with it.
import { expect, test } from 'vitest';
import { parseExceptions, WrongExceptions } from '../../src/exceptions/index.ts';

const shape = {
  ...{ list: 'rules', one: 'rule', patterns: ['type', 'id'], needed: ['reason'], unlimited: 'would ignore everything' },
  nearest: () => '',
};
const parse = (...rules: unknown[]) => parseExceptions({ rules }, shape);
const fine = { type: 'unleash_role', reason: 'known', expires: '2028-02-29' };

test('a file without mistakes', () => {
  expect(parse(fine)).toEqual([
    { number: 1, reason: 'known', owner: null, expires: '2028-02-29', patterns: new Map([['type', 'unleash_role']]) },
  ]);
});

test.each([
  ['no object', 'unleash_role', 'rule 2 must be an object'],
  ['an unknown key', { ...fine, tpye: 'x' }, 'rule 2 has the unknown key "tpye".'],
  ['no text', { ...fine, id: 5 }, 'rule 2 must have a text as "id"'],
  ['no reason', { type: 'unleash_role' }, 'rule 2 must have a "reason"'],
  ['nothing that it fits', { reason: 'known' }, 'rule 2 would ignore everything: give it one of type, id'],
  ['a day that its month has not', { ...fine, expires: '2027-02-30' }, 'must have a day such as 2027-01-31'],
  ['an instant', { ...fine, expires: '2027-01-31T00:00:00Z' }, 'must have a day such as 2027-01-31'],
])('%s', (_, rule, problem) => {
  expect(() => parse(fine, rule)).toThrow(problem);
  expect(() => parse(fine, rule)).toThrow(WrongExceptions);
});
