// What a terminal would act upon does not come through, and what people write does.
import { expect, test } from 'vitest';
import { printable, shorten } from '../../src/text/index.ts';
import { harmIn, hostileText } from '../support/hostile-text.ts';

test('leaves nothing that harms', () => {
  expect(harmIn(printable(hostileText).replace('canary', ''), { longest: hostileText.length })).toBeUndefined();
  const harmful: number[] = [];
  for (let code = 0; code < 0x2_0000; code += 1)
    if (harmIn(printable(`a${String.fromCodePoint(code)}b`), { longest: 4 })) harmful.push(code);
  expect(harmful).toEqual([]);
});

test.each([
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007', 'click'],
  ['\u001b]0;no end', ']0;no end'],
  ['a\r\n\tb', 'a b'],
  ['Zoë 👩‍👩‍👧 می‌خواهم नमस्ते 日本語 ﷺ €', 'Zoë 👩‍👩‍👧 می‌خواهم नमस्ते 日本語 ﷺ €'],
])('%j is shown as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('keeps both ends of what is too long, and halves no character', () => {
  expect(shorten('short', 10)).toBe('short');
  expect(shorten('0123456789abcdefghij', 12)).toBe('012345 … hij');
  expect(shorten('𝄞'.repeat(100), 30)).not.toMatch(/\p{Cs}/u);
  for (const longest of [10, 11, 12, 13, 14])
    expect(shorten('𝄞'.repeat(100), longest).length).toBeLessThanOrEqual(longest);
});
