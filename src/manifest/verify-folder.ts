// Proves that a folder is what was sealed, or says what is not: which file, and which line of it.
import type { KeyObject } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChange } from './find-change.ts';
import { type FileEntry, linesOf, type Manifest, names, sha256 } from './manifest.ts';
import { isUnchanged, NotAManifest, readManifest } from './read-manifest.ts';
import { filesIn, hashFile } from './seal-folder.ts';
import { isSignedBy } from './signature.ts';

/** What does not fit. */
export interface Problem {
  readonly kind: 'changed' | 'extra' | 'missing' | 'signature' | 'unfinished';
  readonly path: string;
  /** Where it begins, counted from 1; null where no line can be named. */
  readonly line: number | null;
  /** A sentence, with the path. */
  readonly message: string;
}

export interface Verification {
  /** Undefined where there is none that can be read. */
  readonly manifest: Manifest | undefined;
  /** `unchecked`: there is one, and no key was given. */
  readonly signature: 'good' | 'none' | 'unchecked' | 'wrong';
  /** None: the folder is whole. In the order of their paths, after what is wrong with the manifest itself. */
  readonly problems: readonly Problem[];
}

/** @param key from `readVerifyingKey`: the manifest must be signed with what belongs to it */
export async function verifyFolder(folder: string, key?: KeyObject): Promise<Verification> {
  const [signature, signatureProblems] = checkSignature(folder, key);
  let manifest: Manifest;
  try {
    manifest = readManifest(folder);
  } catch (error) {
    if (!(error instanceof NotAManifest)) throw error;
    const problem = { path: names.manifest, line: null, message: error.message };
    const kind = existsSync(join(folder, names.manifest)) ? 'changed' : 'missing';
    const problems = isUnfinished(folder) ? [unfinished] : [{ kind, ...problem } as const];
    return { manifest: undefined, signature, problems };
  }
  const problems: Problem[] = [];
  if (!isUnchanged(folder, manifest))
    problems.push(changed(names.manifest, `${names.manifest} was changed: its hashes do not fit what they cover.`));
  problems.push(...signatureProblems);
  if (isUnfinished(folder)) problems.push(unfinished);
  problems.push(...(await checkFiles(folder, manifest.files)));
  return { manifest, signature, problems };
}

/** Whether these and no others are there: what is wrong with them, in the order of their paths. */
export async function checkFiles(folder: string, entries: readonly FileEntry[]): Promise<Problem[]> {
  const problems = extrasAmong(filesIn(folder), entries);
  for (const entry of entries) problems.push(...(await checkFile(folder, entry)));
  return problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.line ?? 0) - (b.line ?? 0)));
}

const changed = (path: string, message: string, line: number | null = null): Problem => ({
  ...{ kind: 'changed', path, line, message },
});

const isUnfinished = (folder: string) => existsSync(join(folder, names.unfinished));

const unfinished: Problem = {
  kind: 'unfinished',
  path: names.unfinished,
  line: null,
  message: 'What was to be written here is not finished: run the same command again.',
};

export function checkSignature(folder: string, key: KeyObject | undefined): [Verification['signature'], Problem[]] {
  const path = names.signature;
  const problem = (message: string): Problem => ({ kind: 'signature', path, line: null, message });
  if (!existsSync(join(folder, path)))
    return ['none', key ? [problem(`There is no ${path}: the manifest was not signed.`)] : []];
  if (!key) return ['unchecked', []];
  const manifest = join(folder, names.manifest);
  if (existsSync(manifest) && isSignedBy(readFileSync(manifest), key, readFileSync(join(folder, path))))
    return ['good', []];
  return ['wrong', [problem(`${path} does not fit: the manifest was changed, or signed with another key.`)]];
}

function extrasAmong(found: readonly string[], files: readonly FileEntry[]): Problem[] {
  const known = new Set<string>([names.manifest, names.signature]);
  for (const { path, lines } of files) for (const one of lines ? [path, linesOf(path)] : [path]) known.add(one);
  return found
    .filter((path) => !known.has(path) && !path.startsWith(`${names.unfinished}/`))
    .map((path) => ({
      kind: 'extra',
      path,
      line: null,
      message: `${path} is not in the manifest: it was added later.`,
    }));
}

async function checkFile(folder: string, entry: FileEntry): Promise<Problem[]> {
  const { path, lines } = entry;
  const missing = (one: string): Problem => ({ kind: 'missing', path: one, line: null, message: `${one} is missing.` });
  const isFile = (one: string) => lstatSync(join(folder, one), { throwIfNoEntry: false })?.isFile() === true;
  const hashes = lines && linesOf(path);
  const text = hashes !== undefined && isFile(hashes) ? readFileSync(join(folder, hashes), 'utf8') : undefined;
  const isTold = text !== undefined && sha256(text) === lines?.sha256;
  const problems: Problem[] = [];
  if (hashes !== undefined && text === undefined) problems.push(missing(hashes));
  else if (hashes !== undefined && !isTold) problems.push(changed(hashes, `${hashes} was changed.`));
  if (!isFile(path)) return [missing(path), ...problems];
  const whole = await hashFile(join(folder, path));
  if (whole.sha256 === entry.sha256) return problems;
  const told = isTold ? await findChange(join(folder, path), text) : [];
  const untold = `${path} was changed: it has ${whole.bytes} bytes and had ${entry.bytes}.`;
  return told.length === 0
    ? [changed(path, untold), ...problems]
    : [...told.map(({ line, words }) => changed(path, `${path}: ${words}.`, line)), ...problems];
}
