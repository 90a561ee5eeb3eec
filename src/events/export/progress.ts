// How far an archive has come: what is in its folder is held against its manifest and its journal, and nothing else may be there.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  checkFiles,
  type FileEntry,
  hashFile,
  isUnchanged,
  linesOf,
  type Manifest,
  NotAManifest,
  names,
  readManifest,
} from '../../manifest/index.ts';
import { readJournal, type WrittenBlock } from './journal.ts';
import { intactBlocks } from './part.ts';
import { ArchiveRefused } from './refused.ts';
import type { Cursor } from './source.ts';

interface Progress {
  readonly files: Map<string, FileEntry>;
  readonly last: Cursor | null;
  /** What was being written. */
  readonly part: { readonly path: string; readonly blocks: readonly WrittenBlock[] } | undefined;
}

export const placesIn = (folder: string) => {
  const place = (name: string) => join(folder, names.unfinished, name);
  return { journal: place('journal'), part: place('part'), lines: place('lines') };
};

/** @throws ArchiveRefused */
export function manifestOf(folder: string): Manifest | undefined {
  if (!existsSync(join(folder, names.manifest))) return undefined;
  try {
    const manifest = readManifest(folder);
    if (isUnchanged(folder, manifest)) return manifest;
  } catch (error) {
    if (!(error instanceof NotAManifest)) throw error;
  }
  throw new ArchiveRefused(`${names.manifest} is not what an export leaves there: choose another folder`);
}

/** @throws ArchiveRefused */
export async function readProgress(folder: string, manifest: Manifest | undefined): Promise<Progress> {
  const files = new Map<string, FileEntry>(
    (manifest?.files ?? []).map(({ chain: _, ...entry }) => [entry.path, entry]),
  );
  let last = lastIn(manifest);
  let part: { path: string; blocks: WrittenBlock[]; seeded: number; lasts: Cursor[] } | undefined;
  const steps = readJournal(placesIn(folder).journal);
  for (const step of steps) {
    if ('seed' in step) {
      part = { path: step.seed.path, blocks: [...step.seed.blocks], seeded: step.seed.blocks.length, lasts: [] };
    } else if ('block' in step) {
      part ??= { path: step.block.path, blocks: [], seeded: 0, lasts: [] };
      part.blocks.push(step.block.block);
      part.lasts.push(step.block.last);
    } else {
      files.set(step.file.entry.path, step.file.entry);
      last = step.file.last;
      part = undefined;
    }
  }
  const end = steps.at(-1);
  if (end && 'file' in end) await putInPlace(folder, end.file.entry);
  const [problem] = await checkFiles(folder, [...files.values()]);
  if (problem) throw new ArchiveRefused(`${problem.message} Choose another folder, or put it right.`);
  if (!part) return { files, last, part };
  const intact = existsSync(placesIn(folder).part) ? intactBlocks(placesIn(folder).part, part.blocks) : 0;
  const reached = part.lasts[intact - part.seeded - 1];
  // Of what a file held before, the lines after its full blocks are only in the file itself.
  if (reached === undefined) return { files, last, part: undefined };
  return { files, last: reached, part: { path: part.path, blocks: part.blocks.slice(0, intact) } };
}

/** The last step before a kill may have been told and not done. */
async function putInPlace(folder: string, { path, sha256, lines }: FileEntry): Promise<void> {
  const places = placesIn(folder);
  const isThere = async (file: string, hash: string | undefined) =>
    existsSync(file) && (await hashFile(file)).sha256 === hash;
  if (await isThere(places.lines, lines?.sha256)) moveTo(folder, places.lines, linesOf(path));
  if (await isThere(places.part, sha256)) moveTo(folder, places.part, path);
}

export function moveTo(folder: string, from: string, path: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  renameSync(from, join(folder, path));
}

function lastIn(manifest: Manifest | undefined): Cursor | null {
  const last = manifest?.about.settings.last;
  return typeof last === 'object' && last !== null ? (last as unknown as Cursor) : null;
}
