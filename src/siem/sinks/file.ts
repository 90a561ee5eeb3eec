// A file that grows: whole lines, on the disk before they count, in a new file when the old one was taken away.
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { SettingError } from '../setting-error.ts';
import { NotDelivered, type Sink } from './sink.ts';

interface FileSink extends Sink {
  /** Goes on in a new file: whoever rotates has taken the old one away. */
  reopen(): void;
}

/** @throws SettingError when the file cannot be opened */
export function fileSink(path: string): FileSink {
  let descriptor = attempt(path, () => open(path));
  const reopen = () => {
    const next = open(path);
    closeSync(descriptor);
    descriptor = next;
  };
  return {
    reopen,
    async deliver(lines) {
      try {
        if (isElsewhere(path, descriptor)) reopen();
        append(descriptor, Buffer.from(lines.map(({ text }) => `${text}\n`).join('')));
      } catch (error) {
        throw new NotDelivered(`the file ${path} cannot be written: ${messageOf(error)}`);
      }
    },
    close: async () => closeSync(descriptor),
  };
}

/** Of lines that do not fit on the disk, nothing stays. */
function append(descriptor: number, bytes: Buffer): void {
  const before = fstatSync(descriptor).size;
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } catch (error) {
    if (fstatSync(descriptor).size > before) ftruncateSync(descriptor, before);
    throw error;
  }
}

/** A line that whoever wrote last did not finish is not one: it is delivered again. */
function open(path: string): number {
  const descriptor = openSync(path, 'a+', 0o640);
  const { size } = fstatSync(descriptor);
  const chunk = Buffer.alloc(64 * 1024);
  for (let end = size; end > 0; end -= chunk.length) {
    const from = Math.max(0, end - chunk.length);
    const length = readSync(descriptor, chunk, 0, end - from, from);
    const last = chunk.subarray(0, length).lastIndexOf(10);
    if (last < 0 && from > 0) continue;
    if (from + last + 1 < size) ftruncateSync(descriptor, from + last + 1);
    break;
  }
  return descriptor;
}

function isElsewhere(path: string, descriptor: number): boolean {
  try {
    const [there, here] = [statSync(path), fstatSync(descriptor)];
    return there.ino !== here.ino || there.dev !== here.dev;
  } catch {
    return true;
  }
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new SettingError(`the file ${path} cannot be opened: ${messageOf(error)}`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
