// The two forms of Retry-After, and what is neither.
import { expect, test } from 'vitest';
import { readRetryAfter } from '../../../src/admin-api/sending/retry-after.ts';

const now = Date.UTC(2030, 0, 1, 12, 0, 0);

test.each([
  ['0', 0],
  ['60', 60_000],
  [' 7 ', 7000],
  ['Tue, 01 Jan 2030 12:00:30 GMT', 30_000],
  ['Tue, 01 Jan 2030 11:00:00 GMT', 0],
  ['-5', undefined],
  ['1.5', undefined],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('reads %j as %j milliseconds', (header, want) => {
  expect(readRetryAfter(header, now)).toBe(want);
});
