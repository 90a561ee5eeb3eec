// A file that grows: whole lines only, rotated and full disks, and the cursor beside it.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createFormat, fileSink, type Line, SettingError } from '../../src/siem/index.ts';
import { NotDelivered } from '../../src/siem/sinks/sink.ts';
import { eventOf, server } from './events.ts';

const folder = mkdtempSync(join(tmpdir(), 'siem-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const format = createFormat({ format: 'ndjson', ocsf: '1.8', server });
const lines = (...ids: number[]): Line[] => ids.map((id) => format(eventOf(id)));
const never = new AbortController().signal;
const idsIn = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).id);

test('goes on where it ended, without the line that was not finished', async () => {
  const file = join(folder, 'torn');
  const first = fileSink(file);
  await first.deliver(lines(1, 2), never);
  await first.close();
  for (const torn of ['{"id":3,"ty', `{"id":3,"data":"${'x'.repeat(200_000)}`]) {
    appendFileSync(file, torn);
    const next = fileSink(file);
    await next.close();
    expect(idsIn(file)).toEqual([1, 2]);
  }
  writeFileSync(file, 'x'.repeat(100_000));
  const anew = fileSink(file);
  await anew.deliver(lines(3), never);
  await anew.close();
  expect(idsIn(file)).toEqual([3]);
});

test('begins a new file when the old one was moved away or removed, and when it is told to', async () => {
  const file = join(folder, 'rotated');
  const sink = fileSink(file);
  await sink.deliver(lines(1), never);
  renameSync(file, `${file}.1`);
  await sink.deliver(lines(2), never);
  renameSync(file, `${file}.2`);
  sink.reopen();
  expect(existsSync(file)).toBe(true);
  await sink.deliver(lines(3), never);
  rmSync(file);
  await sink.deliver(lines(4), never);
  await sink.close();
  expect([`${file}.1`, `${file}.2`, file].map(idsIn)).toEqual([[1], [2], [4]]);
});

describe('a file that cannot be written', () => {
  test('is said at once when it cannot be opened', () => {
    expect(() => fileSink(join(folder, 'no', 'such'))).toThrow(SettingError);
    expect(() => fileSink(join(folder, 'no', 'such'))).toThrow(/^the file .*such cannot be opened: ENOENT/);
  });

  test.runIf(existsSync('/dev/full'))('is waited for when the disk is full', async () => {
    const sink = fileSink('/dev/full');
    await expect(sink.deliver(lines(1), never)).rejects.toThrow(NotDelivered);
    await expect(sink.deliver(lines(1), never)).rejects.toThrow(/^the file \/dev\/full cannot be written: ENOSPC/);
    await sink.close();
  });
});
