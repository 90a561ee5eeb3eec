// Everything that is not ours is under a licence that lets us do with it what we do.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { rooms } from '../../workshop/import-table.ts';
import { foreignPrograms, isUnder, onlyUsed, permissive } from '../../workshop/licences.ts';

interface Locked {
  readonly license?: string;
  readonly dependencies?: { readonly [name: string]: string };
  readonly devDependencies?: { readonly [name: string]: string };
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const lockIn = (folder: string): { readonly [path: string]: Locked } =>
  JSON.parse(readFileSync(`${root}${folder}package-lock.json`, 'utf8')).packages;
const locked = lockIn('');

const paths = Object.keys(locked).filter((path) => path !== '');
const under = (licences: readonly string[], from = locked) => {
  const isFine = (path: string) => isUnder(from[path]?.license ?? 'no licence', licences);
  return (path: string) => (isFine(path) ? [] : [`${path}: ${from[path]?.license}`]);
};

test('each package that is installed for work', () => {
  expect(paths.length).toBeGreaterThan(300);
  expect(paths.flatMap(under([...permissive, ...Object.keys(onlyUsed)]))).toEqual([]);
});

/** Packages of the sources that are passed on, with all that those need. Bindings and their frameworks are brought by their users. */
function passedOn(): string[] {
  const isPassedOn = (room: string) => /^(bin|provider|src)(\/|$)/.test(room);
  const used = Object.entries(rooms)
    .filter(([room]) => isPassedOn(room) && room !== 'provider/cdktf' && room !== 'src/terraform/testing')
    .flatMap(([, { packages = {} }]) => Object.keys(packages));
  const found = new Set(used.map((name) => `node_modules/${name}`));
  for (const path of found)
    for (const name of Object.keys(locked[path]?.dependencies ?? {})) {
      const inside = `${path}/node_modules/${name}`;
      found.add(inside in locked ? inside : `node_modules/${name}`);
    }
  return [...found];
}

test('each package that is inside of what we pass on', () => {
  expect(passedOn()).toEqual(expect.arrayContaining(['node_modules/zod', 'node_modules/fast-uri']));
  expect(passedOn().flatMap(under(permissive))).toEqual([]);
});

test('each program that only a test starts', () => {
  const folders = readdirSync(`${root}workshop`)
    .map((name) => `workshop/${name}/`)
    .filter((folder) => existsSync(`${root}${folder}package-lock.json`));
  expect(folders.length).toBeGreaterThan(2);
  const named = Object.keys(foreignPrograms);
  const others = folders.flatMap((folder) => {
    const programs = lockIn(folder);
    const { dependencies, devDependencies } = programs['']!;
    return Object.keys({ ...dependencies, ...devDependencies })
      .filter((name) => !named.includes(name))
      .map((name) => `node_modules/${name}`)
      .flatMap(under([...permissive, ...Object.keys(onlyUsed)], programs));
  });
  expect(others).toEqual([]);
});

test('no licence is allowed that nobody needs', () => {
  const asked = new Set(paths.map((path) => locked[path]!.license));
  expect([...permissive, ...Object.keys(onlyUsed)].filter((licence) => !asked.has(licence))).toEqual([]);
});

test('alternatives', () => {
  expect(isUnder('(MIT OR GPL-3.0-or-later)', permissive)).toBe(true);
  expect(isUnder('GPL-3.0-or-later', permissive)).toBe(false);
  expect(isUnder('MIT AND GPL-3.0-or-later', permissive)).toBe(false);
});

test('our own is MIT, in the package and beside it', () => {
  const { license } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Locked;
  expect(license).toBe('MIT');
  expect(locked['']?.license).toBe(license);
  expect(readFileSync(`${root}LICENSE`, 'utf8')).toMatch(/^MIT License\n/);
});
