// Seals a folder: describes every file in it, and writes the manifest and its signature.
import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import {
  type About,
  createManifest,
  type FileEntry,
  formatManifest,
  linesOf,
  type Manifest,
  names,
  sha256,
} from './manifest.ts';
import { blockSize, formatBlock, hashBlock } from './hash-lines.ts';
import { readLines } from './read-lines.ts';
import { signatureOf } from './signature.ts';

/**
 * Every file that stands in the folder, which nobody else may write into meanwhile.
 * @param key from `readSigningKey`; without it an earlier signature goes, as it would no longer fit
 */
export async function sealFolder(folder: string, about: About, key?: KeyObject): Promise<Manifest> {
  const entries: FileEntry[] = [];
  rmSync(join(folder, names.lines), { recursive: true, force: true });
  for (const path of dataFilesIn(folder)) entries.push(await describeFile(folder, path));
  const manifest = writeManifest(folder, about, entries, key);
  rmSync(join(folder, names.unfinished), { recursive: true });
  return manifest;
}

/**
 * It leaves the folder for what is unfinished, for whoever calls it to take away.
 * @param entries of all files, for those who have made them as they wrote
 */
export function writeManifest(folder: string, about: About, entries: readonly FileEntry[], key?: KeyObject): Manifest {
  const manifest = createManifest(about, entries);
  const data = Buffer.from(formatManifest(manifest));
  replaceFile(folder, names.manifest, data);
  if (key) replaceFile(folder, names.signature, signatureOf(data, key));
  else rmSync(join(folder, names.signature), { force: true });
  return manifest;
}

/** Of NDJSON and CSV each line, too, whose hashes it writes into the folder. */
async function describeFile(folder: string, path: string): Promise<FileEntry> {
  const whole = await hashFile(join(folder, path));
  return /\.(ndjson|csv)$/.test(path) ? { path, ...whole, lines: await writeHashes(folder, path) } : { path, ...whole };
}

export async function hashFile(file: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function writeHashes(folder: string, path: string): Promise<{ count: number; sha256: string }> {
  const blocks: string[] = [];
  let [block, count]: [string[], number] = [[], 0];
  const end = () => {
    const bytes = block.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    if (block.length > 0) blocks.push(formatBlock(hashBlock(bytes, block)));
    block = [];
  };
  for await (const line of readLines(join(folder, path))) {
    count += 1;
    if (block.push(line) === blockSize) end();
  }
  end();
  const file = join(folder, linesOf(path));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, blocks.join(''));
  return { count, sha256: sha256(blocks.join('')) };
}

const isOwn = (path: string) =>
  path === names.manifest ||
  path === names.signature ||
  path.startsWith(`${names.lines}/`) ||
  path.startsWith(`${names.unfinished}/`);

/** All that is no folder, also what is no file: in the order of the paths, with `/`. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

const dataFilesIn = (folder: string): string[] => filesIn(folder).filter((path) => !isOwn(path));

/** Whoever reads it finds the old text or the new one. */
function replaceFile(folder: string, name: string, data: Buffer): void {
  const draft = join(folder, names.unfinished, name);
  mkdirSync(join(folder, names.unfinished), { recursive: true });
  writeFileSync(draft, data);
  renameSync(draft, join(folder, name));
}
