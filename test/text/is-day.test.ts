// A day is one that its month has.
import { expect, test } from 'vitest';
import { isDay } from '../../src/text/index.ts';

test.each(['2027-01-31', '2028-02-29', '0001-01-01'])('%s is one', (text) => {
  expect(isDay(text)).toBe(true);
});

test.each([
  '2027-02-29',
  '2027-02-30',
  '2027-04-31',
  '2027-13-01',
  '2027-01-00',
  '2027-1-1',
  '2027-01-31T00:00:00Z',
  '',
])('%s is none', (text) => {
  expect(isDay(text)).toBe(false);
});
