// An exported folder whose lines are to be changed: read with the labels of its objects, and written so that later exports know it.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isArrangement, nothingArranged } from './arrangement.ts';
import { checksum, FolderRefused, manifestName } from './folder.ts';
import type { Labels } from './labels.ts';
import type { Files } from './text.ts';

/** What else an export remembers stays as it is. */
interface Remembered {
  readonly files: { readonly [path: string]: string };
  readonly labels: { readonly [object: string]: string };
  readonly arrangement?: unknown;
}

export interface ReadExport {
  /** Those at the root; modules stay as they are. */
  readonly files: Files;
  readonly labels: Labels;
  /** Names of modules by what each is called for, such as `team` by `shop`. */
  readonly modules: ReadonlyMap<string, string>;
}

/** @throws FolderRefused where no export wrote it, or not as HCL */
export function readExport(folder: string): ReadExport {
  const { labels, arrangement } = remembered(folder);
  const names = readdirSync(folder).filter((file) => file.endsWith('.tf'));
  if (names.length === 0)
    throw new FolderRefused('only HCL is edited, and it holds none: export with --format hcl, or leave out --dir');
  const { modules } = isArrangement(arrangement) ? arrangement : nothingArranged;
  return {
    files: new Map(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')])),
    labels: new Map(Object.entries(labels)),
    modules: new Map(
      Object.entries(modules).flatMap(([module, { owners }]) => owners.map((owner) => [owner, module] as const)),
    ),
  };
}

/**
 * Writes what differs. What was as an export wrote it still is for the next one; what somebody had changed stays theirs.
 * @returns the names of the files that were written
 * @throws FolderRefused
 */
export function rewriteExport(folder: string, files: Files): string[] {
  const manifest = remembered(folder);
  const sums = { ...manifest.files };
  try {
    const changed = [...files].filter(([path, text]) => readFileSync(join(folder, path), 'utf8') !== text);
    for (const [path, text] of changed) {
      const place = join(folder, path);
      if (sums[path] === checksum(readFileSync(place))) sums[path] = checksum(text);
      replace(place, text);
    }
    replace(join(folder, manifestName), `${JSON.stringify({ ...manifest, files: sums }, null, 2)}\n`);
    return changed.map(([path]) => path);
  } catch (error) {
    throw new FolderRefused(error instanceof Error ? error.message : String(error));
  }
}

function remembered(folder: string): Remembered {
  const path = join(folder, manifestName);
  if (!existsSync(path))
    throw new FolderRefused(`${manifestName}, by which an export says what each block is about, is not there`);
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Partial<Remembered>;
    const isTable = (table: unknown) => typeof table === 'object' && table !== null;
    if (isTable(manifest.files) && isTable(manifest.labels)) return manifest as Remembered;
  } catch {
    // Said below.
  }
  throw new FolderRefused(`${manifestName} is not what an export leaves there`);
}

/** The whole text, or the one before. */
function replace(place: string, text: string): void {
  const draft = `${place}.new`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, place);
  } finally {
    rmSync(draft, { force: true });
  }
}
