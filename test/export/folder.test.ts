// The folder of an export: all of it or nothing, never outside of it, and never over what somebody else wrote.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderRefused, manifestName, memoryOf, writeFolder } from '../../src/export/folder.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folder-'));
  folder = join(root, 'of', 'export');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const labels = new Map([['unleash_role 7', 'developer']]);
const write = (files: { readonly [path: string]: string }, rename?: (from: string, to: string) => void) =>
  writeFolder(folder, new Map(Object.entries(files)), { labels }, rename);

/** A disk on which no new file can be moved to a path; what is put back had the place before. */
const failingAt = (path: string) => (from: string, to: string) => {
  const isNew = to === join(folder, path) && !readFileSync(from, 'utf8').startsWith('two');
  if (isNew) throw new Error('EIO');
  renameSync(from, to);
};
const contents = () =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );

test('it is made, and remembers what it holds and what everything is called', () => {
  expect(write({ 'a.tf': 'one' })).toEqual([{ path: 'a.tf', status: 'written' }]);
  expect(Object.keys(contents())).toEqual([manifestName, 'a.tf']);
  expect(memoryOf(folder)?.labels).toEqual(labels);
});

test('what is the same is not touched, what is no more is removed, and what is not ours stays', () => {
  write({ 'a.tf': 'one', 'b.tf': 'two', 'c.tf': 'three' });
  writeFileSync(join(folder, 'mine.tf'), 'mine');
  const { mtimeMs, ino } = statSync(join(folder, 'a.tf'));
  expect(write({ 'a.tf': 'one', 'b.tf': 'changed' })).toEqual([
    { path: 'a.tf', status: 'unchanged' },
    { path: 'b.tf', status: 'written' },
    { path: 'c.tf', status: 'removed' },
  ]);
  expect(statSync(join(folder, 'a.tf'))).toMatchObject({ mtimeMs, ino });
  const { [manifestName]: _, ...others } = contents();
  expect(others).toEqual({ 'a.tf': 'one', 'b.tf': 'changed', 'mine.tf': 'mine' });
});

test('a file of ours that was deleted is written again', () => {
  write({ 'a.tf': 'one' });
  rmSync(join(folder, 'a.tf'));
  expect(write({ 'a.tf': 'one' })).toEqual([{ path: 'a.tf', status: 'written' }]);
  expect(write({ 'a.tf': 'one' })).toEqual([{ path: 'a.tf', status: 'unchanged' }]);
});

test.each([
  [
    'a file that no export wrote',
    () => writeFileSync(join(folder, 'b.tf'), 'mine'),
    /b\.tf is there and no export wrote it/,
  ],
  [
    'a file that was changed',
    () => writeFileSync(join(folder, 'a.tf'), 'edited'),
    /a\.tf was changed since an export wrote it/,
  ],
  ['a folder in place of a file', () => mkdirSync(join(folder, 'b.tf')), /b\.tf is not a file that an export wrote/],
  ['a link that leads out', () => symlinkSync(join(root, 'outside'), join(folder, 'b.tf')), /b\.tf is not a file/],
  [
    'a manifest that is none',
    () => writeFileSync(join(folder, manifestName), '{'),
    /is not what an export leaves there/,
  ],
  [
    'a manifest that leads out',
    () => writeFileSync(join(folder, manifestName), JSON.stringify({ files: { '../../outside': 'x' }, labels: {} })),
    /is not what an export leaves there/,
  ],
] as const)('%s is refused, and nothing changes', (_, meddle, message) => {
  write({ 'a.tf': 'one' });
  writeFileSync(join(root, 'outside'), 'outside');
  meddle();
  const before = readdirSync(folder).sort();
  expect(() => write({ 'a.tf': 'two', 'b.tf': 'three' })).toThrow(FolderRefused);
  expect(() => write({ 'a.tf': 'two', 'b.tf': 'three' })).toThrow(message);
  expect(readdirSync(folder).sort()).toEqual(before);
  expect(readFileSync(join(root, 'outside'), 'utf8')).toBe('outside');
});

test('a file in place of the folder is refused', () => {
  mkdirSync(join(root, 'of'));
  writeFileSync(folder, '');
  expect(() => write({ 'a.tf': 'one' })).toThrow('it is not a folder');
});

test('where the last file cannot be put in its place, all are as they were', () => {
  write({ 'a.tf': 'one', 'b.tf': 'two', 'c.tf': 'three' });
  const before = contents();
  expect(() => write({ 'a.tf': 'other', 'b.tf': 'other' }, failingAt('b.tf'))).toThrow(FolderRefused);
  expect(() => write({ 'a.tf': 'other', 'b.tf': 'other' }, failingAt('b.tf'))).toThrow(/^EIO$/);
  expect(contents()).toEqual(before);
});

test('a folder that cannot be filled is not left behind', () => {
  expect(() => write({ 'a.tf': 'one', 'b.tf': 'other' }, failingAt('b.tf'))).toThrow(FolderRefused);
  expect(existsSync(folder)).toBe(false);
});
