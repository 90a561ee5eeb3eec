// A folder that records are added to, and that any kill leaves so that the next run completes it to the same bytes.
import { existsSync, lstatSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createPublicKey, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import {
  type About,
  blockSize,
  checkSignature,
  createManifest,
  type FileEntry,
  formatManifest,
  linesOf,
  type Manifest,
  names,
  writeManifest,
} from '../../manifest/index.ts';
import { type Asked, isBegun, refuseOther, rememberAsked } from './asked.ts';
import { appendStep } from './journal.ts';
import { lockFolder } from './lock.ts';
import { copyBlocks, openPart, type Part } from './part.ts';
import { manifestOf, moveTo, placesIn, readProgress } from './progress.ts';
import { ArchiveRefused } from './refused.ts';
import type { Cursor } from './source.ts';

interface Archive {
  /** The last record in it. */
  readonly last: () => Cursor | null;
  /** Its files by their paths. */
  readonly files: ReadonlyMap<string, FileEntry>;
  /** Paths of those that were written since it was opened. */
  readonly written: ReadonlySet<string>;
  /** @param path of the file that the line belongs to, which is the one before or comes after it */
  add(path: string, line: string, cursor: Cursor): Promise<void>;
  /** Everything takes its place. */
  end(): Promise<void>;
  /** @returns the manifest, and whether it is another than before */
  seal(about: About): { readonly manifest: Manifest; readonly isNew: boolean };
  /** To be called however the work ends. */
  close(): void;
}

/**
 * @param header first line of each file
 * @param key what the manifest is signed with
 * @throws ArchiveRefused
 */
export async function openArchive(folder: string, asked: Asked, header?: string, key?: KeyObject): Promise<Archive> {
  refuseForeign(folder);
  const isInterrupted = existsSync(join(folder, names.unfinished));
  const manifest = existsSync(folder) ? manifestOf(folder) : undefined;
  refuseOther(folder, manifest, asked);
  if (manifest && !isInterrupted) refuseSignature(folder, key);
  const unlock = lockFolder(folder);
  const places = placesIn(folder);
  let part: Part | undefined;
  try {
    const progress = await readProgress(folder, manifest);
    let { last } = progress;
    const { files } = progress;
    const written = new Set<string>();
    if (progress.part) part = openPart(places.part, progress.part.path, progress.part.blocks, []);

    const open = (path: string): Part => {
      if (written.size === 0) rememberAsked(folder, asked);
      if (!files.has(path)) return openPart(places.part, path, [], header === undefined ? [] : [header]);
      const { blocks, waiting } = copyBlocks(join(folder, path), join(folder, linesOf(path)), places.part);
      if (blocks.length > 0) appendStep(places.journal, { seed: { path, blocks } });
      return openPart(places.part, path, blocks, waiting);
    };
    const end = async () => {
      if (!part || last === null) return;
      const { entry, lines } = await part.end();
      part.close();
      part = undefined;
      writeFileSync(places.lines, lines);
      appendStep(places.journal, { file: { entry, last } });
      moveTo(folder, places.lines, linesOf(entry.path));
      moveTo(folder, places.part, entry.path);
      files.set(entry.path, entry);
      written.add(entry.path);
    };
    return {
      last: () => last,
      files,
      written,
      end,
      async add(path, line, cursor) {
        if (part && part.path !== path) await end();
        part ??= open(path);
        part.waiting.push(line);
        last = cursor;
        if (part.waiting.length < blockSize) return;
        const block = await part.write();
        appendStep(places.journal, { block: { path, block, last } });
      },
      seal(about) {
        const sealed = createManifest(about, [...files.values()]);
        const isNew = manifest === undefined || formatManifest(sealed) !== formatManifest(manifest);
        if (isNew || (key && checkSignature(folder, createPublicKey(key))[0] !== 'good'))
          writeManifest(folder, about, [...files.values()], key);
        rmSync(join(folder, names.unfinished), { recursive: true });
        return { manifest: sealed, isNew };
      },
      close() {
        part?.close();
        unlock();
        if (!isBegun(folder)) rmSync(join(folder, names.unfinished), { recursive: true, force: true });
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Whatever is there must have been left by an export. */
function refuseForeign(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new ArchiveRefused('it is not a folder');
  const unfinished = lstatSync(join(folder, names.unfinished), { throwIfNoEntry: false });
  if (unfinished && !unfinished.isDirectory()) throw new ArchiveRefused(`${names.unfinished} in it is not a folder`);
  if (!unfinished && !existsSync(join(folder, names.manifest)) && readdirSync(folder).length > 0)
    throw new ArchiveRefused('it is not empty, and no export wrote it: choose another folder');
}

function refuseSignature(folder: string, key: KeyObject | undefined): void {
  const [signature] = checkSignature(folder, key && createPublicKey(key));
  if (signature === 'unchecked') throw new ArchiveRefused('it is signed: give the key again, for it to be signed anew');
  if (signature === 'wrong') throw new ArchiveRefused('it is signed with another key');
}
