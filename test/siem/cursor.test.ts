// The cursor: whole or not there, for one instance, and for one process at a time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openCursor, SettingError } from '../../src/siem/index.ts';
import { server } from './events.ts';

const folder = mkdtempSync(join(tmpdir(), 'siem-cursor-'));
afterAll(() => rmSync(folder, { recursive: true }));
const about = { server, log: 'events' } as const;
const position = { after: 7, missing: [{ id: 5, since: 1000 }] };
const fresh = () => join(mkdtempSync(join(folder, 'own-')), 'cursor.json');
const another = /^another process has the lock .*\.lock: only one may follow with a cursor at a time/;

test('holds what was saved, and its lock goes with it', async () => {
  const file = fresh();
  const cursor = await openCursor(file, about);
  expect(cursor.load()).toBeUndefined();
  cursor.save(position);
  expect(cursor.load()).toEqual(position);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, ...about, ...position });
  cursor.release();
  expect([existsSync(`${file}.lock`), existsSync(`${file}.new`)]).toEqual([false, false]);
});

test.each([
  ['', /is not a cursor file: give another one with --cursor$/],
  ['{"version":1}', /is not a cursor file/],
  [
    '{"version":2,"server":"https://unleash.example.com","log":"events","after":1,"missing":[]}',
    /is not a cursor file/,
  ],
  [
    '{"version":1,"server":"https://unleash.example.com","log":"events","after":-1,"missing":[]}',
    /is not a cursor file/,
  ],
  [
    '{"version":1,"server":"https://unleash.example.com","log":"events","after":1,"missing":[3]}',
    /is not a cursor file/,
  ],
  [
    '{"version":1,"server":"https://other.example.com","log":"events","after":1,"missing":[]}',
    /is about the events of https:\/\/other\.example\.com, not about the events of https:\/\/unleash\.example\.com: give each a/,
  ],
  [
    '{"version":1,"server":"https://unleash.example.com","log":"logins","after":1,"missing":[]}',
    /is about the logins of https:\/\/unleash\.example\.com, not about the events of https:\/\/unleash\.example\.com/,
  ],
])('a file that holds %j is refused, and left as it is', async (content, message) => {
  const file = fresh();
  writeFileSync(file, content);
  const cursor = await openCursor(file, about);
  expect(() => cursor.load()).toThrow(message);
  expect(readFileSync(file, 'utf8')).toBe(content);
  cursor.release();
});

test('a folder that is not there is one sentence', async () => {
  const outcome = openCursor(join(folder, 'no', 'cursor.json'), about);
  await expect(outcome).rejects.toThrow(SettingError);
  await expect(outcome).rejects.toThrow(/^the cursor file cannot be locked: ENOENT/);
});

describe('the lock', () => {
  const lockOf = (file: string, holder: object | string) => {
    const lock = `${file}.lock`;
    writeFileSync(lock, typeof holder === 'string' ? holder : JSON.stringify(holder));
    return lock;
  };
  const taken = async (file: string) => (await openCursor(file, about)).release();

  test('of a process that lives keeps others out, here and elsewhere', async () => {
    const sleeper = spawn('sleep', ['60']);
    const file = fresh();
    lockOf(file, { pid: sleeper.pid, host: hostname() });
    await expect(openCursor(file, about)).rejects.toThrow(another);
    const ended = once(sleeper, 'exit');
    sleeper.kill('SIGKILL');
    await ended;
    await taken(file);
    const away = fresh();
    lockOf(away, { pid: 1, host: 'elsewhere' });
    await expect(openCursor(away, about)).rejects.toThrow(another);
  });

  test('of the dead is taken: by their number, by our own number, by their silence, and when it is torn', async () => {
    const own = fresh();
    lockOf(own, { pid: process.pid, host: hostname() });
    await taken(own);
    const silent = fresh();
    const lock = lockOf(silent, { pid: 1, host: 'elsewhere' });
    utimesSync(lock, new Date(), new Date(Date.now() - 61_000));
    await taken(silent);
    const torn = fresh();
    lockOf(torn, '{"pid":');
    await taken(torn);
  });

  test('that another one has taken over ends us before we write', async () => {
    const file = fresh();
    const cursor = await openCursor(file, about);
    cursor.save(position);
    lockOf(file, { pid: 1, host: 'elsewhere' });
    expect(() => cursor.save({ after: 8, missing: [] })).toThrow(another);
    expect(cursor.load()).toEqual(position);
    cursor.release();
    expect(existsSync(`${file}.lock`)).toBe(true);
  });

  test('goes to one of those who want it at the same moment', async () => {
    const file = fresh();
    lockOf(file, { pid: process.pid, host: hostname(), at: 'earlier' });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => openCursor(file, about)));
    const winners = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(winners).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'fulfilled') outcome.value.release();
  });
});
