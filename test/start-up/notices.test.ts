// Beside each executable stand the notices of every package in it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildExecutables } from '../../workshop/build/executables.ts';
import { builtScripts } from '../../workshop/built-executables.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let once: string;
const again = mkdtempSync(join(tmpdir(), 'notices-'));

beforeAll(async () => {
  once = await builtScripts();
  await buildExecutables(again);
});
afterAll(() => rmSync(again, { recursive: true }));

const noticesIn = (dist: string, executable: string) => readFileSync(join(dist, `${executable}.LEGAL.txt`), 'utf8');

/** Names of the packages in a bundle, as a build of its own tells. */
async function bundled(executable: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`bin/${executable}.ts`],
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', outdir: 'out' },
    ...{ metafile: true, write: false, logLevel: 'silent' },
  });
  const names = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((file) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []);
  return [...new Set(names)].sort();
}

describe.each(readdirSync(join(root, 'bin')).map((file) => file.replace(/\.ts$/, '')))('%s', (executable) => {
  test('has a notice with the licence of each package in it', async () => {
    const notices = noticesIn(once, executable);
    const packages = await bundled(executable);
    expect(packages.length).toBeGreaterThan(1);
    for (const name of packages) {
      const read = (file: string) => readFileSync(join(root, 'node_modules', name, file), 'utf8');
      const { version, license } = JSON.parse(read('package.json')) as { version: string; license: string };
      const text = read(readdirSync(join(root, 'node_modules', name)).find((file) => /^licen[cs]e/i.test(file))!);
      expect(notices).toContain(`\n${name} ${version} (${license})\n`);
      expect(notices).toContain(text.replaceAll('\r\n', '\n').trim());
    }
    const named = [...notices.matchAll(/^-{80}\n\n(\S+) \S+ \(/gm)].map(([, name]) => name);
    expect(named).toEqual(packages);
  });

  test('has the same notices whenever it is built', () => {
    expect(noticesIn(again, executable)).toBe(noticesIn(once, executable));
  });
});
