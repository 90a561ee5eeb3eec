// Checksum files as sha256sum writes and reads them, and their signatures.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

export function writeChecksums(folder: string, name: string, files: readonly string[]): void {
  const lines = [...files].sort().map((file) => `${sha256(join(folder, file))}  ${file}\n`);
  writeFileSync(join(folder, name), lines.join(''));
}

interface Checked {
  readonly files: readonly string[];
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[];
}

export function readChecksums(folder: string, name: string): Checked {
  if (!existsSync(join(folder, name))) return { files: [], problems: [`${name} is missing.`] };
  const lines = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
  const listed = lines.map((line) => /^([0-9a-f]{64}) {2}([\w.-]+)$/.exec(line));
  const problems = listed.flatMap((match, index) => {
    const [, wanted, file = ''] = match ?? [];
    if (wanted === undefined) return [`${name} has a line that is no checksum: ${lines[index]}.`];
    if (!existsSync(join(folder, file))) return [`${file} is missing.`];
    return sha256(join(folder, file)) === wanted ? [] : [`${file} is not what ${name} says.`];
  });
  return { files: listed.flatMap((match) => match?.[2] ?? []), problems };
}

/** @param key as gpg finds it: a fingerprint or an address */
export function sign(folder: string, name: string, key: string): void {
  const output = join(folder, `${name}.sig`);
  execFileSync('gpg', [
    '--batch',
    '--yes',
    '--local-user',
    key,
    '--output',
    output,
    '--detach-sign',
    join(folder, name),
  ]);
}

/** By a key that gpg knows. Undefined for what is not signed, and otherwise what is wrong, or nothing. */
export function signatureProblems(folder: string, name: string): readonly string[] | undefined {
  const signature = join(folder, `${name}.sig`);
  if (!existsSync(signature)) return undefined;
  try {
    execFileSync('gpg', ['--batch', '--verify', signature, join(folder, name)], { stdio: 'pipe' });
    return [];
  } catch {
    return [`${name}.sig is no signature of ${name} by a key that gpg knows.`];
  }
}
