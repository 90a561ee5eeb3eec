// An address is one however often somebody asks.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

test("nobody calls Node's own, which Node 20 gets wrong by then", () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const files = ['src', 'provider', 'bin', 'workshop', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /^(?!.*node_modules).*\.ts$/.test(file))
      .map((file) => join(root, folder, file)),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((file) => /URL\.canParse\(/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
