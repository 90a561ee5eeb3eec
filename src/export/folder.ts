// The folder of an export: never outside of it, never over what somebody else wrote, and all of it or nothing.
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Arrangement, isArrangement } from './arrangement.ts';
import type { Labels } from './labels.ts';
import type { Files } from './text.ts';

/** Why nothing was written: what follows `cannot write into the folder: `. */
export class FolderRefused extends Error {}

/** Where an export remembers which files it wrote, and where each object stands. */
export const manifestName = '.unleash-export.json';

interface Manifest {
  /** SHA-256 of each file. */
  readonly files: { readonly [path: string]: string };
  /** By type name and import id. */
  readonly labels: { readonly [object: string]: string };
  /** Where it was written in modules. */
  readonly arrangement?: Arrangement;
}

/** What the next export needs to know, so that every object stays where it stands. */
export interface Memory {
  readonly labels: Labels;
  readonly arrangement?: Arrangement | undefined;
}

export interface WrittenFile {
  readonly path: string;
  readonly status: 'written' | 'unchanged' | 'removed';
}

/** Of the export before, undefined where there was none. @throws FolderRefused where nothing can be written there */
export function memoryOf(folder: string): Memory | undefined {
  const manifest = readManifest(folder);
  return manifest && { labels: new Map(Object.entries(manifest.labels)), arrangement: manifest.arrangement };
}

/**
 * @param rename moves a file within the folder
 * @throws FolderRefused with the folder as it was
 */
export function writeFolder(
  folder: string,
  files: Files,
  memory: Memory,
  rename: Rename = renameSync,
): readonly WrittenFile[] {
  const earlier = readManifest(folder) ?? { files: {}, labels: {} };
  refuseForeign(folder, earlier, files);
  const gone = Object.keys(earlier.files).filter((path) => !files.has(path) && existsSync(join(folder, path)));
  const statuses = [...files].map(([path, text]): WrittenFile => {
    const isSame = existsSync(join(folder, path)) && earlier.files[path] === checksum(text);
    return { path, status: isSame ? 'unchanged' : 'written' };
  });
  const changed = statuses.flatMap(({ path, status }) => (status === 'written' ? [path] : []));
  const manifest = formatManifest(files, memory);
  if (changed.length + gone.length > 0 || !isThere(folder, manifest))
    replace(
      folder,
      new Map([...changed.map((path) => [path, files.get(path)!] as const), [manifestName, manifest]]),
      gone,
      rename,
    );
  return [...statuses, ...gone.map((path) => ({ path, status: 'removed' as const }))];
}

type Rename = (from: string, to: string) => void;

export const checksum = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

function formatManifest(files: Files, { labels, arrangement }: Memory): string {
  const sorted = <T>(entries: Iterable<readonly [string, T]>) =>
    Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  const manifest: Manifest = {
    files: sorted([...files].map(([path, text]) => [path, checksum(text)] as const)),
    labels: sorted(labels),
    ...(arrangement && { arrangement }),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const isThere = (folder: string, manifest: string) =>
  existsSync(join(folder, manifestName)) && readFileSync(join(folder, manifestName), 'utf8') === manifest;

function readManifest(folder: string): Manifest | undefined {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new FolderRefused('it is not a folder');
  const path = join(folder, manifestName);
  if (!existsSync(path)) return undefined;
  try {
    const { files, labels, arrangement } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    const isWhole = isTable(files) && isTable(labels) && (arrangement === undefined || isArrangement(arrangement));
    if (isWhole && Object.keys(files).every(isPlain)) return { files, labels, ...(arrangement && { arrangement }) };
  } catch {
    // Said below.
  }
  throw new FolderRefused(`${manifestName} is not what an export leaves there: delete it, or choose another folder`);
}

const isTable = (table: unknown) =>
  typeof table === 'object' && table !== null && Object.values(table).every((value) => typeof value === 'string');

/** A path inside of the folder, or of one of its modules. */
const isPlain = (path: string) => /^(modules\/\w+\/)?[\w-][\w.-]*$/.test(path);

function refuseForeign(folder: string, { files: ours }: Manifest, files: Files): void {
  for (const path of new Set([...files.keys(), ...Object.keys(ours)])) {
    const place = join(folder, path);
    for (const above of foldersAbove(path))
      if (lstatSync(join(folder, above), { throwIfNoEntry: false })?.isDirectory() === false)
        throw new FolderRefused(`${above} is not a folder: choose another one`);
    const found = lstatSync(place, { throwIfNoEntry: false });
    if (!found) continue;
    if (!found.isFile()) throw new FolderRefused(`${path} is not a file that an export wrote: choose another folder`);
    if (ours[path] === checksum(readFileSync(place))) continue;
    throw new FolderRefused(
      ours[path] === undefined
        ? `${path} is there and no export wrote it: choose another folder`
        : `${path} was changed since an export wrote it: put the changes elsewhere and delete it, or choose another folder`,
    );
  }
}

/** Such as `modules` and `modules/team` of a file there. */
function foldersAbove(path: string): string[] {
  const parent = dirname(path);
  return parent === '.' ? [] : [...foldersAbove(parent), parent];
}

/** What is new stands ready before the first file goes, and comes back when anything fails. */
function replace(folder: string, files: Files, gone: readonly string[], rename: Rename): void {
  const isNew = !existsSync(folder);
  const [fresh, old] = [randomUUID(), randomUUID()].map((id) => join(folder, `.unleash-export-${id}`)) as [
    string,
    string,
  ];
  const undo: (() => void)[] = [];
  const move = (from: string, to: string) => {
    rename(from, to);
    undo.unshift(() => rename(to, from));
  };
  const make = (path: string) => {
    for (const above of foldersAbove(path)) {
      const place = join(folder, above);
      if (existsSync(place)) continue;
      mkdirSync(place);
      undo.unshift(() => rmdirSync(place));
    }
  };
  try {
    for (const stage of [fresh, old]) mkdirSync(stage, { recursive: true });
    for (const path of [...files.keys(), ...gone])
      for (const stage of [fresh, old]) mkdirSync(join(stage, dirname(path)), { recursive: true });
    for (const [path, text] of files) writeFileSync(join(fresh, path), text);
    for (const path of [...files.keys(), ...gone])
      if (existsSync(join(folder, path))) move(join(folder, path), join(old, path));
    for (const path of files.keys()) {
      make(path);
      move(join(fresh, path), join(folder, path));
    }
  } catch (error) {
    for (const step of undo) step();
    if (isNew) rmSync(folder, { recursive: true, force: true });
    throw new FolderRefused(error instanceof Error ? error.message : String(error));
  } finally {
    for (const stage of [fresh, old]) rmSync(stage, { recursive: true, force: true });
  }
  for (const path of gone.flatMap((one) => foldersAbove(one).reverse())) removeEmpty(join(folder, path));
}

function removeEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}
