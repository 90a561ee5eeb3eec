// Packed programs do what their chunks say, and leave alone what nobody imports.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pack } from '../../workshop/build/pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program of chunks, each with those that it imports before it runs. */
async function program(name: string, chunks: { readonly [name: string]: [code: string, ...imports: string[]] }) {
  const file = join(folder, `${name}.cjs`);
  const code = new Map(Object.entries(chunks).map(([chunk, [text]]) => [chunk, text]));
  writeFileSync(file, await pack({ code, entry: 'main.js', imports: (chunk) => chunks[chunk]!.slice(1) }));
  return file;
}
const run = (file: string, ...args: string[]) => execFileSync(process.execPath, [file, ...args], { encoding: 'utf8' });

test('chunks find each other, whenever they are imported, and run once', async () => {
  const file = await program('parts', {
    'main.js': [
      `import { count } from './shared.js'; import { join } from 'node:path';
       const [{ later }] = await0(); function await0() { return [{ later: () => import("./later.js") }]; }
       later().then(async ({ value }) => console.log(join('a', 'b'), value, count(), (await later()).value));`,
      'shared.js',
    ],
    'shared.js': ['let n = 0; export const count = () => ++n;'],
    'later.js': [`import { count } from './shared.js'; export const value = 'later ' + count();`, 'shared.js'],
  });
  expect(run(file)).toBe('a/b later 1 2 later 1\n');
});

test('text that looks like the end of a comment, or is not ASCII, comes out as it went in', async () => {
  const odd = 'a */ b /* c *\\x2f d ü € 𝄞 \\ `';
  const file = await program('odd', {
    'main.js': [`import("./later.js").then(({ text }) => process.stdout.write(text));`],
    'later.js': [`export const text = ${JSON.stringify(odd)}; export const pattern = /a*/g;`],
  });
  expect(run(file)).toBe(odd);
});

test('a pattern that is not ASCII moves no chunk from its place', async () => {
  const file = await program('pattern', {
    'main.js': [
      `Promise.all([import("./first.js"), import("./second.js")]).then(([a, b]) => console.log(a.value, b.value));`,
    ],
    'first.js': [`export const value = /[äöü€]+/.exec('so schön: ö€')[0];`],
    'second.js': [`export const value = /𝄞/u.test('𝄞');`],
  });
  expect(run(file)).toBe('ö true\n');
});

test('a chunk that nobody imports costs nothing, not even when it is broken', async () => {
  const file = await program('broken', {
    'main.js': [
      `if (process.argv[2]) import("./broken.js").catch((error) => console.log(error.message)); else console.log('fine');`,
    ],
    'broken.js': ['throw new Error("it was run")'],
  });
  expect(run(file)).toBe('fine\n');
  expect(run(file, 'now')).toBe('it was run\n');
});

test('an error names the chunk that it comes from', async () => {
  const file = await program('failing', {
    'main.js': [`import("./later.js");`],
    'later.js': ['const nothing = undefined;\nnothing.name;'],
  });
  expect(spawnSync(process.execPath, [file], { encoding: 'utf8' }).stderr).toContain('failing.cjs/later.js');
});
