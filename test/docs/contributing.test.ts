// What people are told to run is there, and what there is to run is told of.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { ringNames } from '../../workshop/rings.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const contributing = read('CONTRIBUTING.md');
const pages = ['README.md', 'CONTRIBUTING.md', 'docs/reliability.md', 'docs/architecture.md'].map(read).join('\n');

test('each script of npm', () => {
  // npm and .ci/run start these by themselves.
  const untold = ['prepack', 'format:check'];
  const isTold = (name: string) => new RegExp(`npm (run )?(--silent )?${name}(?![a-z:])`).test(pages);
  expect(Object.keys(packageJson.scripts).filter((name) => !isTold(name))).toEqual(untold);
});

test('each file that a script of npm starts, and each script in its folder', () => {
  const started = Object.values(packageJson.scripts).flatMap((line) => /^tsx (\S+)$/.exec(line)?.[1] ?? []);
  expect(started.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const scripts = readdirSync(join(root, 'scripts')).map((file) => `scripts/${file}`);
  expect(scripts.filter((file) => !started.includes(file))).toEqual([]);
});

test('each path and each ring that vitest is given', () => {
  const given = [...contributing.matchAll(/npx vitest run (?:--mode full )?(?:--project (\w+)|([\w./-]+))/g)];
  expect(given.length).toBeGreaterThan(3);
  for (const [, ring, path] of given) {
    if (ring !== undefined) expect(ringNames).toContain(ring);
    else expect([path, existsSync(join(root, path!))]).toEqual([path, true]);
  }
});

test('each path in the steps', () => {
  const paths = [
    ...contributing.matchAll(/`((?:bench|docs|examples|openapi|provider|src|test|workshop)\/[^`\s]*)`/g),
  ].map(([, path]) => path!.replace(/\/[^/]*<.*$/, ''));
  expect(paths.length).toBeGreaterThan(15);
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
