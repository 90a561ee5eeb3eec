// An export is the whole log, whatever it was asked for, however many runs it took, and it touches nothing that it did not write.
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ArchiveRefused, type ExportOptions } from '../../../src/events/index.ts';
import { names, readSigningKey, verifyFolder } from '../../../src/manifest/index.ts';
import { spread } from '../../support/size.ts';
import { exportInto, filesIn, openWorld, type World } from './archive.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(2500);
});
afterAll(() => world[Symbol.asyncDispose]());

const shapes: readonly Partial<ExportOptions>[] = [
  {},
  { gzip: true },
  { format: 'csv' },
  { byDay: true, gzip: true },
  { byDay: true, format: 'csv', gzip: true },
];
const textIn = (path: string) => {
  const data = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(data) : data).toString('utf8');
};
const idsIn = (folder: string) =>
  [...filesIn(folder).keys()]
    .filter((path) => !path.startsWith('_'))
    .flatMap((path) => textIn(join(folder, path)).trimEnd().split('\n'))
    .map((line) => (line.startsWith('{') ? (JSON.parse(line) as { id: number }).id : Number.parseInt(line, 10)))
    .filter((id) => !Number.isNaN(id));

describe.each(spread(shapes, { quick: 2 }))('as %j', (shape) => {
  test('it is the whole log, oldest first, and proved', async () => {
    const folder = world.folder();
    const { records, added, counted, arrived, hasGap } = await exportInto(world, folder, shape);
    expect({ records, added, counted, arrived, hasGap }).toEqual({
      ...{ records: 2500, added: 2500, counted: 2500, arrived: 0, hasGap: false },
    });
    expect(idsIn(folder)).toEqual(Array.from({ length: 2500 }, (_, index) => index + 1));
    expect((await verifyFolder(folder)).problems).toEqual([]);
  });

  test('runs one after the other leave the same bytes as one', async () => {
    await using growing = await openWorld(700);
    const folder = growing.folder();
    for (const more of [0, 1, 1400]) {
      growing.add(more);
      const { added, counted, records } = await exportInto(growing, folder, shape);
      expect({ added, counted }).toEqual({ added: records === 700 ? 700 : more, counted: records });
    }
    const atOnce = growing.folder();
    await exportInto(growing, atOnce, shape);
    expect(filesIn(folder)).toEqual(filesIn(atOnce));
    expect(idsIn(folder)).toHaveLength(2101);
  });
});

test('over a finished folder it writes nothing, and says so', async () => {
  const folder = world.folder();
  const first = await exportInto(world, folder, { byDay: true });
  const before = filesIn(folder);
  const { files, seal, added } = await exportInto(world, folder, { byDay: true });
  expect({ seal, added }).toEqual({ seal: first.seal, added: 0 });
  expect(files.map(({ path, status }) => [path, status])).toEqual([
    ['day=2027-01-30/events.ndjson', 'unchanged'],
    ['day=2027-01-31/events.ndjson', 'unchanged'],
    ['day=2027-02-01/events.ndjson', 'unchanged'],
  ]);
  expect(filesIn(folder)).toEqual(before);
});

test('finer limits than days are kept, and the end may come later', async () => {
  const folder = world.folder();
  const from = '2027-01-31T00:30:00.000Z';
  const first = await exportInto(world, folder, { from, to: '2027-01-31T06:00:00.000Z' });
  expect(first).toMatchObject({ records: 330, counted: 330, arrived: 0 });
  expect(idsIn(folder)).toEqual(Array.from({ length: 330 }, (_, index) => index + 270));
  const second = await exportInto(world, folder, { from, to: '2027-02-01T00:00:00.000Z' });
  expect(second).toMatchObject({ records: 1410, added: 1080, counted: 1410 });
  expect(await exportInto(world, folder, { from })).toMatchObject({ records: 2231, counted: 2231 });
  expect((await verifyFolder(folder)).manifest?.about.range).toEqual({ from, to: null });
});

test('an empty log is a folder with a manifest, which grows as any other', async () => {
  await using empty = await openWorld(0);
  const folder = empty.folder();
  expect(await exportInto(empty, folder)).toMatchObject({ records: 0, counted: 0, files: [] });
  expect((await verifyFolder(folder)).problems).toEqual([]);
  empty.add(3);
  expect(await exportInto(empty, folder)).toMatchObject({ records: 3, added: 3, counted: 3 });
});

test('what is missing from the log is told', async () => {
  await using forgetful = await openWorld(20);
  const folder = forgetful.folder();
  await exportInto(forgetful, folder);
  forgetful.sandbox.store.events.splice(0, 25);
  forgetful.add(5);
  expect(await exportInto(forgetful, folder)).toMatchObject({ hasGap: true, records: 25, added: 5, counted: 5 });
});

test('no secret is in any file, and none of the token', async () => {
  await using secretive = await openWorld(3);
  const body = { name: 'join', expiresAt: '2099-01-01T00:00:00.000Z' };
  const { secret } = await secretive.api.createPublicSignupToken({ body });
  for (const shape of shapes.filter(({ gzip }) => !gzip)) {
    const folder = secretive.folder();
    await exportInto(secretive, folder, shape);
    const all = [...filesIn(folder).values()].join('\n');
    expect(all).toContain('***');
    for (const one of [secret, 'canary-of-the-token']) expect(all).not.toContain(one);
  }
});

test('a cell stays on its line, and is no formula', async () => {
  await using hostile = await openWorld(0);
  await hostile.api.createTagType({ body: { name: 'evil', description: 'a\r\n"b"\u2028,\u001b[2J', icon: '' } });
  const [event] = hostile.sandbox.store.events;
  Object.assign(event!, { createdBy: '=cmd()' });
  for (const format of ['ndjson', 'csv'] as const) {
    const folder = hostile.folder();
    await exportInto(hostile, folder, { format });
    const text = textIn(join(folder, `events.${format}`));
    expect(text.trimEnd().split(/[\n\r\u2028]/)).toHaveLength(format === 'csv' ? 2 : 1);
    expect(text).toContain(format === 'csv' ? ",'=cmd()," : '"createdBy":"=cmd()"');
    expect(text).not.toContain('\u001b');
  }
});

describe('a folder', () => {
  let model: string;
  beforeAll(async () => {
    model = world.folder();
    await again(model);
  });
  const written = () => {
    const folder = world.folder();
    cpSync(model, folder, { recursive: true });
    return folder;
  };
  const again = (folder: string, options: Partial<ExportOptions> = {}) =>
    exportInto(world, folder, { to: '2027-01-31T00:00:00.000Z', ...options });

  test.each<[string, (folder: string) => unknown, string]>([
    [
      'with something in it',
      (folder) => mkdirSync(folder) ?? writeFileSync(join(folder, 'mine'), ''),
      'it is not empty, and no export wrote it',
    ],
    ['that is a file', (folder) => writeFileSync(folder, ''), 'it is not a folder'],
    [
      'with a manifest that is none',
      (folder) => mkdirSync(folder) ?? writeFileSync(join(folder, names.manifest), '{}'),
      `${names.manifest} is not what an export leaves there`,
    ],
    [
      'whose unfinished work is elsewhere',
      (folder) => mkdirSync(folder) ?? symlinkSync('/tmp', join(folder, names.unfinished)),
      `${names.unfinished} in it is not a folder`,
    ],
  ])('%s is left alone', async (_, make, message) => {
    const folder = world.folder();
    make(folder);
    const before = existsSync(folder) ? execFileSync('ls', ['-lRa', dirname(folder)], { encoding: 'utf8' }) : '';
    await expect(again(folder)).rejects.toThrow(message);
    expect(execFileSync('ls', ['-lRa', dirname(folder)], { encoding: 'utf8' })).toBe(before);
  });

  test.each<[string, (folder: string) => unknown, string]>([
    [
      'that was changed',
      (folder) => appendFileSync(join(folder, 'events.ndjson'), '{}\n'),
      'events.ndjson: goes on after line 239, its last one.',
    ],
    ['that lost a file', (folder) => rmSync(join(folder, 'events.ndjson')), 'events.ndjson is missing.'],
    [
      'that somebody put a file into',
      (folder) => writeFileSync(join(folder, 'mine'), ''),
      'mine is not in the manifest: it was added later.',
    ],
    [
      'with a folder that leads elsewhere',
      (folder) => symlinkSync('/tmp', join(folder, 'day=2027-01-31')),
      'day=2027-01-31 is not in the manifest',
    ],
  ])('%s is refused, and left as it is', async (_, change, message) => {
    const folder = written();
    change(folder);
    const before = filesIn(folder);
    const refused = await again(folder).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ArchiveRefused);
    expect(String(refused)).toContain(message);
    expect(filesIn(folder)).toEqual(before);
  });

  test.each<[Partial<ExportOptions>, string]>([
    [{ gzip: true }, 'its files are not compressed'],
    [{ byDay: true }, 'it has one file for all days'],
    [{ format: 'csv' }, 'it has files of ndjson'],
    [{ from: '2027-01-30T21:00:00.000Z' }, 'it begins with the log'],
    [{ to: '2027-01-30T23:00:00.000Z' }, 'it reaches to 2027-01-31T00:00:00.000Z already'],
  ])('grows only by what it was begun with: %j', async (options, message) => {
    await expect(again(written(), options)).rejects.toThrow(`${message}: give the same options as before`);
  });

  test('is of one instance', async () => {
    await using other = await openWorld(1);
    const folder = written();
    await expect(exportInto(other, folder)).rejects.toThrow(`it is of ${world.sandbox.url}`);
  });

  test('is written into by one process at a time', async () => {
    const folder = world.folder();
    const both = await Promise.allSettled([again(folder), again(folder)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected');
    expect(String(refused && 'reason' in refused && refused.reason)).toContain(
      `process ${process.pid} is writing into it`,
    );
    expect((await verifyFolder(folder)).problems).toEqual([]);
  });

  test('that no event could be read into is left as it was', async () => {
    await using failing = await openWorld(5);
    const folder = failing.folder();
    await exportInto(failing, folder);
    const before = filesIn(folder);
    failing.sandbox.fail({ method: 'GET', path: '/api/admin/search/events', how: { status: 403 }, times: 'always' });
    await expect(exportInto(failing, folder)).rejects.toThrow();
    expect(filesIn(folder)).toEqual(before);
    expect(readdirSync(folder)).not.toContain(names.unfinished);
  });

  test('that is signed stays signed', async () => {
    const pair = () =>
      generateKeyPairSync('ed25519', {
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      });
    const key = readSigningKey(pair().privateKey);
    const folder = world.folder();
    await again(folder, { key });
    await expect(again(folder, { to: null })).rejects.toThrow('it is signed: give the key again');
    await expect(again(folder, { key: readSigningKey(pair().privateKey) })).rejects.toThrow(
      'it is signed with another key',
    );
    const before = filesIn(folder);
    expect(await again(folder, { key })).toMatchObject({ added: 0, isSigned: true });
    expect(filesIn(folder)).toEqual(before);
  });
});
