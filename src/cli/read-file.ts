// Files and folders that options name: what cannot be read is said in one line.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from './failures.ts';

/** @param what how messages call the file, such as `the seed file` @throws UsageError */
export function readFile(what: string, file: string, cwd: string): string {
  return attempt(`${what} ${file} cannot be read`, () => readFileSync(resolve(cwd, file), 'utf8'));
}

/** @returns its path @throws UsageError where it is not there, or not a folder */
export function findFolder(what: string, folder: string, cwd: string): string {
  const path = resolve(cwd, folder);
  attempt(`${what} ${folder} cannot be read`, () => readdirSync(path));
  return path;
}

/** @throws UsageError, which never repeats what is in the file */
export function readToken(file: string, cwd: string): string {
  const text = readFile('the token file', file, cwd).trim();
  if (!/^[!-~]+$/.test(text)) throw new UsageError(`the token file ${file} must hold one secret, on one line`);
  return text;
}

/** @throws UsageError with the problem and why */
export function attempt<T>(problem: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error);
    throw new UsageError(`${problem}: ${reason}`);
  }
}
