// Searches as the database makes them.
import { expect, test } from 'vitest';
import { likePattern } from '../../src/sandbox/rules/like-pattern.ts';

test.each([
  ['ada', 'Ada Lovelace', true],
  ['love', 'Ada Lovelace', false],
  ['%love', 'Ada Lovelace', true],
  ['a_a', 'Ada', true],
  ['a_b', 'Ada', false],
  ['a%l%e', 'Ada Lovelace', true],
  ['a%e%l', 'Ada Love', false],
  ['%', '', true],
  ['', 'Ada', true],
  ['.*', 'Ada', false],
  ['%a\nb', 'x a\nb', true],
])('%j on %j', (pattern, text, matches) => {
  const search = likePattern(pattern);
  expect([search.test(text), search.test(text)]).toEqual([matches, matches]);
});

test('a pattern of many parts is tried once', () => {
  expect(likePattern('%a'.repeat(30).concat('b')).test('a'.repeat(5000))).toBe(false);
});
