// A sealed folder is whole, and whatever is done to it afterwards is found: which file it was, and which line.
import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type About,
  names,
  readManifest,
  readSigningKey,
  readVerifyingKey,
  sealFolder,
  sealOf,
  verifyFolder,
} from '../../src/manifest/index.ts';
import { sized } from '../support/size.ts';

const root = mkdtempSync(join(tmpdir(), 'manifest-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const about: About = {
  holds: 'events',
  tool: { name: 'unleash-admin', version: '1.2.3' },
  principal: { name: 'auditor', id: 7 },
  server: { url: 'https://unleash.example.com', version: '7.5.0', edition: 'enterprise' },
  range: { from: '2027-01-01T00:00:00.000Z', to: null },
  counts: { events: 2500 },
  settings: { format: 'ndjson' },
};
const publicKeyEncoding = { type: 'spki', format: 'pem' } as const;
const privateKeyEncoding = { type: 'pkcs8', format: 'pem' } as const;
const pairs = {
  ed25519: () => generateKeyPairSync('ed25519', { publicKeyEncoding, privateKeyEncoding }),
  rsa: () => generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding, privateKeyEncoding }),
  ec: () => generateKeyPairSync('ec', { namedCurve: 'prime256v1', publicKeyEncoding, privateKeyEncoding }),
};
const pair = pairs.ed25519();
const publicKey = readVerifyingKey(pair.publicKey);

const log = 'day=2027-01-31/events.ndjson';
const lines = Array.from({ length: 2500 }, (_, index) => JSON.stringify({ id: index, text: `☂ ${index}` }));
const text = (of: readonly string[]) => of.map((line) => `${line}\n`).join('');

const sealed = join(root, 'sealed');
beforeAll(async () => {
  mkdirSync(join(sealed, 'day=2027-01-31'), { recursive: true });
  writeFileSync(join(sealed, log), text(lines));
  writeFileSync(join(sealed, 'people.csv'), 'name,role\nann,Admin\nbob,Viewer\n');
  writeFileSync(join(sealed, 'page.html'), '<p>Hello</p>');
  await sealFolder(sealed, about, readSigningKey(pair.privateKey));
});

/** A copy, with which something is done. */
async function after(work: (folder: string) => unknown) {
  const folder = mkdtempSync(join(root, 'copy-'));
  cpSync(sealed, folder, { recursive: true });
  await work(folder);
  return verifyFolder(folder, publicKey);
}
const withLines = (change: (all: string[]) => readonly string[]) =>
  after((folder) => writeFileSync(join(folder, log), text(change([...lines]))));

test('is whole as it was sealed, and says what it is', async () => {
  const { problems, signature, manifest } = await after(() => {});
  expect({ problems, signature }).toEqual({ problems: [], signature: 'good' });
  expect(manifest?.about).toEqual(about);
  expect(manifest?.files.map(({ path, lines: told }) => [path, told?.count])).toEqual([
    [log, 2500],
    ['page.html', undefined],
    ['people.csv', 3],
  ]);
});

test('the same folder is sealed with the same bytes, also over an earlier seal', async () => {
  const again = mkdtempSync(join(root, 'again-'));
  cpSync(sealed, again, { recursive: true });
  await sealFolder(again, about, readSigningKey(pair.privateKey));
  for (const name of [names.manifest, names.signature, `${names.lines}/${log}.lines`])
    expect(readFileSync(join(again, name))).toEqual(readFileSync(join(sealed, name)));
});

describe('a line', () => {
  const swapped = (all: string[]) => [...all.slice(0, 9), all[10]!, all[9]!, ...all.slice(11)];
  test.each([
    ['changed', (all: string[]) => all.with(1999, '{}'), 2000, 'line 2000 was changed'],
    ['taken out', (all: string[]) => all.toSpliced(4, 1), 5, 'line 5 is missing'],
    ['put in', (all: string[]) => all.toSpliced(4, 0, '{}', '{}'), 5, 'lines 5 to 6 were added'],
    ['moved', swapped, 10, 'lines 10 to 11 are in another order'],
    ['cut off with all after it', (all: string[]) => all.slice(0, 1200), 1201, 'ends after line 1200 of 2500'],
    ['put at the end', (all: string[]) => [...all, '{}'], 2501, 'goes on after line 2500, its last one'],
    ['put in at the beginning', (all: string[]) => ['{}', ...all], 1, 'line 1 was added'],
  ])('%s is named', async (_, change, line, words) => {
    const { problems } = await withLines(change);
    expect(problems).toEqual([{ kind: 'changed', path: log, line, message: `${log}: ${words}.` }]);
  });

  test('is named beside others', async () => {
    const { problems } = await withLines((all) => [
      '[]',
      ...all.with(1, '{}').toSpliced(7, 2).toSpliced(2000, 0, '{}'),
    ]);
    expect(problems.map(({ message }) => message.slice(log.length + 2))).toEqual([
      'line 1 was added.',
      'line 2 was changed.',
      'lines 8 to 9 are missing.',
      'line 2003 was added.',
    ]);
    const many = await withLines((all) => all.map((line, index) => (index % 3 === 0 ? `${line} ` : line)));
    expect(many.problems).toHaveLength(5);
    expect(many.problems.at(-1)?.message).toBe(`${log}: line 13 was changed, and 829 more after it.`);
  });

  test('is named whichever it is, and whatever is changed in it', async () => {
    const change = fc.tuple(
      fc.nat(2499),
      fc.string({ minLength: 1 }).filter((added) => !added.includes('\n')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(change, { minLength: 1, maxLength: 4, selector: ([at]) => at }),
        async (changes) => {
          const { problems } = await withLines((all) => {
            for (const [at, added] of changes) all[at] += added;
            return all;
          });
          expect(problems.map(({ line }) => line)).toEqual(changes.map(([at]) => at + 1).sort((a, b) => a - b));
        },
      ),
      { numRuns: sized('MANIFEST_RUNS', { quick: 8, full: 200 }) },
    );
  });
});

test.each<[string, (folder: string) => unknown, string[]]>([
  ['a file that is missing', (folder) => rmSync(join(folder, log)), [`${log} is missing.`]],
  [
    'a file that was added',
    (folder) => writeFileSync(join(folder, 'x'), ''),
    ['x is not in the manifest: it was added later.'],
  ],
  [
    'a file that has another name',
    (folder) => renameSync(join(folder, 'page.html'), join(folder, 'a.html')),
    ['a.html is not in the manifest: it was added later.', 'page.html is missing.'],
  ],
  [
    'a file that is another one behind a link',
    (folder) => {
      rmSync(join(folder, 'page.html'));
      symlinkSync(join(sealed, 'page.html'), join(folder, 'page.html'));
    },
    ['page.html is missing.'],
  ],
  [
    'a file without lines',
    (folder) => appendFileSync(join(folder, 'page.html'), '!'),
    ['page.html was changed: it has 13 bytes and had 12.'],
  ],
  [
    'hashes of lines that were changed along',
    (folder) => appendFileSync(join(folder, `${names.lines}/people.csv.lines`), 'x'),
    [`${names.lines}/people.csv.lines was changed.`],
  ],
  [
    'no manifest',
    (folder) => rmSync(join(folder, names.manifest)),
    [`There is no ${names.manifest}: nothing was sealed here.`],
  ],
  [
    'half a manifest',
    (folder) => writeFileSync(join(folder, names.manifest), readFileSync(join(folder, names.manifest)).subarray(0, 99)),
    [`${names.manifest} is not JSON: it was cut off, or changed.`],
  ],
  [
    'another manifest',
    (folder) => writeFileSync(join(folder, names.manifest), '{"format":"unleash-admin manifest 2"}'),
    [`${names.manifest} is not a manifest of this version.`],
  ],
  [
    'a way out of the folder in it',
    (folder) => edit(folder, (manifest) => manifest.replace('"page.html"', '"../page.html"')),
    [`${names.manifest} is not a manifest of this version.`],
  ],
  [
    'no signature',
    (folder) => rmSync(join(folder, names.signature)),
    [`There is no ${names.signature}: the manifest was not signed.`],
  ],
  [
    'work that was interrupted',
    (folder) => mkdirSync(join(folder, names.unfinished)) ?? writeFileSync(join(folder, names.unfinished, 'x'), ''),
    ['What was to be written here is not finished: run the same command again.'],
  ],
])('%s is found', async (_, work, messages) => {
  const found = (await after(work)).problems.map(({ message }) => message);
  expect(found.filter((message) => !message.startsWith(`${names.signature} does not fit`))).toEqual(messages);
});

const edit = (folder: string, change: (manifest: string) => string) =>
  writeFileSync(join(folder, names.manifest), change(readFileSync(join(folder, names.manifest), 'utf8')));

test('a manifest in which any value is another is found without a key, too', async () => {
  const manifest = readFileSync(join(sealed, names.manifest), 'utf8');
  const values = [...manifest.matchAll(/: ("[^"]*"|\d+)/g)];
  expect(values.length).toBeGreaterThan(20);
  for (const { index, 1: value } of values) {
    const other = value!.startsWith('"')
      ? value!.replace(/[a-zA-Z0-9](?="$)/, (last) => (last === '1' ? '2' : '1'))
      : `${value}1`;
    const folder = mkdtempSync(join(root, 'edited-'));
    cpSync(sealed, folder, { recursive: true });
    writeFileSync(
      join(folder, names.manifest),
      manifest.slice(0, index + 2) + other + manifest.slice(index + 2 + value!.length),
    );
    const { problems } = await verifyFolder(folder);
    expect(problems[0]?.path, value).toBe(names.manifest);
    rmSync(folder, { recursive: true });
  }
});

describe('a signature', () => {
  test.each(['ed25519', 'rsa', 'ec'] as const)('of %s is checked with the public key, and by openssl', async (type) => {
    const { privateKey, publicKey: pem } = pairs[type]();
    const folder = mkdtempSync(join(root, 'signed-'));
    writeFileSync(join(folder, 'a.csv'), 'a\n');
    await sealFolder(folder, about, readSigningKey(privateKey));
    expect((await verifyFolder(folder, readVerifyingKey(pem))).signature).toBe('good');
    expect((await verifyFolder(folder)).signature).toBe('unchecked');
    expect(await verifyFolder(folder, publicKey)).toMatchObject({
      signature: 'wrong',
      problems: [{ kind: 'signature', path: names.signature }],
    });
    writeFileSync(join(root, 'key.pem'), pem);
    const how =
      type === 'ed25519'
        ? ['pkeyutl', '-verify', '-pubin', '-inkey', join(root, 'key.pem'), '-rawin', '-in', names.manifest, '-sigfile']
        : ['dgst', '-sha256', '-verify', join(root, 'key.pem'), '-signature'];
    const files = type === 'ed25519' ? [names.signature] : [names.signature, names.manifest];
    expect(execFileSync('openssl', [...how, ...files], { cwd: folder, encoding: 'utf8' })).toMatch(/Verified/);
  });

  test('needs a key that can be used, and says so without a word of it', () => {
    const canary = 'canary-of-a-key';
    const pem = `-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----\n`;
    expect(() => readSigningKey(pem)).toThrow(/^It must be a private key in PEM without a passphrase, /);
    expect(() => readVerifyingKey(pem)).toThrow(/^It is a private key: give the public one/);
    expect(() => readVerifyingKey(canary)).toThrow(/^It must be a public key in PEM, /);
    const { privateKey } = generateKeyPairSync('x25519', { publicKeyEncoding, privateKeyEncoding });
    expect(() => readSigningKey(privateKey)).toThrow('It is a key of type x25519: give one of Ed25519, RSA or EC.');
  });
});

test('the seal covers each file, and what is said of the folder', async () => {
  const manifest = readManifest(sealed);
  const chains = manifest.files.map(({ chain }) => chain);
  expect(sealOf(manifest)).toBe(chains.at(-1));
  expect(new Set(chains).size).toBe(manifest.files.length);
  const other = mkdtempSync(join(root, 'other-'));
  const empty = await sealFolder(other, about);
  expect(sealOf(empty)).toMatch(/^[0-9a-f]{64}$/);
  expect(sealOf(await sealFolder(other, { ...about, counts: { events: 2501 } }))).not.toBe(sealOf(empty));
  const { sha256: hash } = manifest.files.find(({ path }) => path === 'page.html')!;
  expect(hash).toBe(createHash('sha256').update('<p>Hello</p>').digest('hex'));
});
