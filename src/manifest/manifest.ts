// What a folder holds, who made it and of what: each entry is chained to the one before, the first one to what is said of the folder.
import { createHash } from 'node:crypto';
import type { Json } from '../json/index.ts';
import { canonicalJson, readableJson } from './canonical-json.ts';

/** What is neither data nor whole yet begins with a low line: Spark, Athena and Hive leave such files and folders unread. */
export const names = {
  manifest: '_manifest.json',
  signature: '_manifest.json.sig',
  /** Folder of the hashes of lines. */
  lines: '_lines',
  /** Folder of what is being written; gone when all is whole. */
  unfinished: '_unfinished',
} as const;

/** What is said of the folder as a whole. */
export interface About {
  /** What it holds, such as `events`. */
  readonly holds: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** Whose token read it. */
  readonly principal: { readonly name: string; readonly id: number | null };
  readonly server: { readonly url: string; readonly version: string; readonly edition: string };
  /** Instants in UTC, the second one not included; null where it is open. */
  readonly range: { readonly from: string | null; readonly to: string | null };
  readonly counts: { readonly [what: string]: number };
  /** What it was asked for. */
  readonly settings: { readonly [name: string]: Json };
}

export interface FileEntry {
  /** Within the folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Of a file of lines: how many, and the SHA-256 of the file that has a hash for each of them. */
  readonly lines?: { readonly count: number; readonly sha256: string };
}

export interface ChainedEntry extends FileEntry {
  /** SHA-256 of the chain before and of this entry. */
  readonly chain: string;
}

export interface Manifest {
  readonly format: typeof manifestFormat;
  readonly about: About;
  /** In the order of their paths. */
  readonly files: readonly ChainedEntry[];
}

export const manifestFormat = 'unleash-admin manifest 1';

export const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** Where the hashes of a file's lines are. */
export const linesOf = (path: string): string => `${names.lines}/${path}.lines`;

export function createManifest(about: About, entries: readonly FileEntry[]): Manifest {
  let chain = sha256(canonicalJson({ format: manifestFormat, about: { ...about } }));
  const files = [...entries]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, bytes, sha256: hash, lines }) => {
      const entry = { path, bytes, sha256: hash, ...(lines && { lines: { ...lines } }) };
      chain = sha256(`${chain}${canonicalJson(entry)}`);
      return { ...entry, chain };
    });
  return { format: manifestFormat, about, files };
}

/** The last link: whoever keeps it elsewhere can tell whether the manifest is the same. */
export const sealOf = ({ about, files }: Manifest): string =>
  files.at(-1)?.chain ?? sha256(canonicalJson({ format: manifestFormat, about: { ...about } }));

export const formatManifest = (manifest: Manifest): string => readableJson(JSON.parse(JSON.stringify(manifest)));
