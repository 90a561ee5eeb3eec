// The cursor: a file that says how far the log was delivered, written whole or not at all.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Missing, Position } from '../log/position.ts';
import { SettingError } from '../setting-error.ts';
import { takeLock } from './lock.ts';

export interface Cursor {
  /** Undefined when nothing was ever delivered. */
  load(): Position | undefined;
  /** What is saved is on the disk when it returns. */
  save(position: Position): void;
  /** Lets another process go on. */
  release(): void;
}

/** Of a run that nobody goes on from. */
export const noCursor: Cursor = { load: () => undefined, save: () => {}, release: () => {} };

/** What a cursor is about: it is good for nothing else. */
interface Followed {
  /** The address of the instance. */
  readonly server: string;
  readonly log: 'events' | 'logins';
}

/**
 * The cursor in a file, for this process alone.
 * @throws SettingError when another process has it; load and save, when the file is of something else, or cannot be written
 */
export async function openCursor(file: string, { server, log }: Followed): Promise<Cursor> {
  const lock = await takeLock(`${file}.lock`);
  return {
    load() {
      const text = attempt(`the cursor file ${file} cannot be read`, () =>
        existsSync(file) ? readFileSync(file, 'utf8') : undefined,
      );
      if (text === undefined) return undefined;
      const content = parse(text);
      if (content === undefined) throw new SettingError(`${file} is not a cursor file: give another one with --cursor`);
      if (content.server === server && content.log === log) return { after: content.after, missing: content.missing };
      const problem = `the cursor file ${file} is about the ${content.log} of ${content.server}`;
      throw new SettingError(`${problem}, not about the ${log} of ${server}: give each a file of its own`);
    },
    save({ after, missing }) {
      lock.check();
      const draft = `${file}.new`;
      attempt(`the cursor file ${file} cannot be written`, () => {
        flushed(openSync(draft, 'w', 0o600), `${JSON.stringify({ version: 1, server, log, after, missing })}\n`);
        renameSync(draft, file);
        // A new name is on the disk when its folder is.
        flushed(openSync(dirname(file), 'r'));
      });
    },
    release: () => lock.release(),
  };
}

function attempt<T>(problem: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new SettingError(`${problem}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Content extends Position, Followed {}

function parse(text: string): Content | undefined {
  try {
    const { version, server, log, after, missing }: Record<string, unknown> = JSON.parse(text);
    const isRight = version === 1 && typeof server === 'string' && (log === 'events' || log === 'logins');
    if (!isRight || !isCount(after) || !Array.isArray(missing) || !missing.every(isMissing)) return undefined;
    return { server, log, after, missing };
  } catch {
    return undefined;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const isMissing = (value: unknown): value is Missing =>
  typeof value === 'object' &&
  value !== null &&
  isCount(Reflect.get(value, 'id')) &&
  isCount(Reflect.get(value, 'since'));

function flushed(descriptor: number, text = ''): void {
  try {
    if (text !== '') writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
