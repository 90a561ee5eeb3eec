// src/terraform serves any provider: it has never heard of the service that this project is about.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = 'src/terraform';

const sources = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
  .map((file) => `${folder}/${file}`)
  .filter((file) => /\.(ts|md)$/.test(file));

/** Names of the service, its editions and its paid plans, and arguments that its provider alone has. */
const words = [
  /unleash/i,
  /\benterprise\b/i,
  /\bopen-source\b/i,
  /\bedition/i,
  /['"]pro['"]/,
  /allow_lockout|take_over_minutes/,
];

/** Attributes are found by their role: no name of one stands in the code. */
const names = [/deletion_protection/, /on_destroy/, /[.[]['"]?timeouts['"]?\]? *(===|!==|\?\?)/];

test.each([...words, ...names])('no line says %s', (word) => {
  expect(sources.length).toBeGreaterThan(100);
  const found = sources.flatMap((file) =>
    readFileSync(`${root}${file}`, 'utf8')
      .split('\n')
      .flatMap((line, index) => (word.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
