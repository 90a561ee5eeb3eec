// One process at a time: a lock that is a file, which its holder touches, so that the dead do not keep it.
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { SettingError } from '../setting-error.ts';

interface Lock {
  /** @throws SettingError when another process has it */
  check(): void;
  release(): void;
}

/** Milliseconds. */
const [touchEvery, deadAfter, settling] = [10_000, 60_000, 50];

/** @throws SettingError when another process has it, or the file cannot be written */
export async function takeLock(file: string): Promise<Lock> {
  const own = `${JSON.stringify({ pid: process.pid, host: hostname(), at: process.hrtime.bigint().toString() })}\n`;
  if (!create(file, own)) {
    if (isHeld(file)) throw new SettingError(describe(file));
    takeOver(file, own);
    // Whoever else takes over at this moment has it when it comes last.
    await sleep(settling);
  }
  const lock = {
    check() {
      if (contentOf(file) !== own) throw new SettingError(describe(file));
    },
    release() {
      clearInterval(timer);
      if (contentOf(file) === own) rmSync(file, { force: true });
    },
  };
  const timer = setInterval(() => touch(file), touchEvery).unref();
  lock.check();
  return lock;
}

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    throw new SettingError(`the cursor file cannot be locked: ${message}`);
  }
}

function takeOver(file: string, content: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}

function isHeld(file: string): boolean {
  try {
    if (Date.now() - statSync(file).mtimeMs > deadAfter) return false;
    const { pid, host } = JSON.parse(contentOf(file)) as { readonly pid: number; readonly host: string };
    // In a container, whoever comes next may have the very number of whoever has died.
    return host !== hostname() || (pid !== process.pid && isAlive(pid));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const contentOf = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Whether it is still ours is asked before each delivery is noted.
  }
}

const describe = (file: string): string =>
  `another process has the lock ${file}: only one may follow with a cursor at a time. Should none be running, it is free a ` +
  `minute after the last one has died.`;
