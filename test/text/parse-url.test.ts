// An address is one however often somebody asks.
import { expect, test } from 'vitest';
import { parseUrl } from '../../src/text/index.ts';

test('an address, and what is none', () => {
  expect(parseUrl('https://unleash.example.com/a?b#c')?.origin).toBe('https://unleash.example.com');
  expect(parseUrl('unleash')).toBeUndefined();
  expect(parseUrl('https://')).toBeUndefined();
});

test('letters beyond ASCII are read after many calls, too', () => {
  for (let count = 0; count < 100_000; count += 1) parseUrl('https://unleash.example.com');
  expect(parseUrl('https://ex\u00e4mple.com')?.origin).toBe('https://xn--exmple-cua.com');
});
