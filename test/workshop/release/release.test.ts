// What a release is made of, on small files: it is made whole in a full run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { programs } from '../../../workshop/executables/index.ts';
import { readChecksums, writeChecksums } from '../../../workshop/release/checksums.ts';
import { notesOf } from '../../../workshop/release/notes.ts';
import { layoutProblems, writeOciLayout } from '../../../workshop/release/oci-layout.ts';
import { toSbom } from '../../../workshop/release/sbom.ts';
import { settle } from '../../../workshop/release/tarball.ts';
import { type Entry, unzip, zip } from '../../../workshop/release/zip.ts';

let dir: string;
beforeEach(() => {
  const own = mkdtempSync(join(tmpdir(), 'release-'));
  dir = own;
  onTestFinished(() => rmSync(own, { recursive: true }));
});

const entries: readonly Entry[] = [
  { name: 'lib/program', isExecutable: true, content: Buffer.from('run '.repeat(1000)) },
  { name: 'LICENSE.txt', isExecutable: false, content: Buffer.from('MIT') },
  { name: 'empty', isExecutable: false, content: Buffer.alloc(0) },
];
const sorted = entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));

describe('an archive', () => {
  test('holds what it is given, whatever the order, in the same bytes', () => {
    const archive = zip(entries, deflateRawSync);
    expect(unzip(archive)).toEqual(sorted);
    expect(zip(entries.toReversed(), deflateRawSync).equals(archive)).toBe(true);
  });

  test('is one for other programs, with what may be executed', () => {
    const file = join(dir, 'archive.zip');
    writeFileSync(file, zip(entries, deflateRawSync));
    const script =
      'import sys, zipfile\nzipfile.ZipFile(sys.argv[1]).testzip() and sys.exit(1)\nfor i in zipfile.ZipFile(sys.argv[1]).infolist(): print(i.filename, oct(i.external_attr >> 16), i.file_size)';
    expect(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' })).toBe(
      'LICENSE.txt 0o100644 3\nempty 0o100644 0\nlib/program 0o100755 4000\n',
    );
  });

  test('that is damaged is not read', () => {
    const archive = zip(entries, deflateRawSync);
    // The first byte of what is in the first file.
    archive[41]! ^= 1;
    expect(() => unzip(archive)).toThrow();
    expect(() => unzip(Buffer.from('no archive'))).toThrow('it is no zip archive');
  });
});

describe('a package for npm', () => {
  /** As tar writes it under an umask, compressed in one of many ways. */
  function packed(umask: string, level: number): Buffer {
    const folder = join(dir, umask);
    const script = `umask ${umask} && mkdir ${umask} && cd ${umask} && printf run > run && printf text > text && chmod u+x run && mkdir lib && printf '%0999d' 0 > lib/file`;
    execFileSync('sh', ['-c', script], { cwd: dir });
    const flags = ['--format=ustar', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
    return gzipSync(execFileSync('tar', ['-c', ...flags, 'run', 'text', 'lib/file'], { cwd: folder }), { level });
  }

  test('is the same whoever packed it', () => {
    const [open, closed] = [packed('022', 1), packed('077', 9)];
    expect(gunzipSync(open).equals(gunzipSync(closed))).toBe(false);
    expect(settle(open, deflateRawSync).equals(settle(closed, deflateRawSync))).toBe(true);
  });

  test('is one for tar, with what may be executed', () => {
    const listed = execFileSync('tar', ['-tvz'], { input: settle(packed('077', 6), deflateRawSync), encoding: 'utf8' });
    const lines = listed
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/));
    expect(lines.map(([mode, , size, , , name]) => [mode, size, name])).toEqual([
      ['-rwxr-xr-x', '3', 'run'],
      ['-rw-r--r--', '4', 'text'],
      ['-rw-r--r--', '999', 'lib/file'],
    ]);
  });
});

test('checksums are those of sha256sum, and a file that is changed, gone or no line shows', () => {
  writeFileSync(join(dir, 'b.zip'), 'b');
  writeFileSync(join(dir, 'a.zip'), 'a');
  writeChecksums(dir, 'SUMS', ['b.zip', 'a.zip']);
  expect(execFileSync('sha256sum', ['--check', '--strict', 'SUMS'], { cwd: dir, encoding: 'utf8' })).toBe(
    'a.zip: OK\nb.zip: OK\n',
  );
  expect(readChecksums(dir, 'SUMS')).toEqual({ files: ['a.zip', 'b.zip'], problems: [] });
  writeFileSync(join(dir, 'a.zip'), 'x');
  rmSync(join(dir, 'b.zip'));
  writeFileSync(join(dir, 'SUMS'), `${readFileSync(join(dir, 'SUMS'), 'utf8')}../etc\n`);
  expect(readChecksums(dir, 'SUMS').problems).toEqual([
    'a.zip is not what SUMS says.',
    'b.zip is missing.',
    'SUMS has a line that is no checksum: ../etc.',
  ]);
  expect(readChecksums(dir, 'OTHER').problems).toEqual(['OTHER is missing.']);
});

test('a layout for OpenTofu leads from the version over the platform to the archive', () => {
  const archives = new Map(['linux_amd64', 'darwin_arm64'].map((name) => [name, join(dir, `${name}.zip`)]));
  for (const [name, path] of archives) writeFileSync(path, name);
  const layout = join(dir, 'oci');
  writeOciLayout(layout, '1.0.0+build', archives);
  const blob = (digest: string) => join(layout, 'blobs/sha256', digest.replace('sha256:', ''));
  const read = ({ digest, size }: { readonly digest: string; readonly size: number }) => {
    expect(statSync(blob(digest)).size).toBe(size);
    return JSON.parse(readFileSync(blob(digest), 'utf8'));
  };
  const { manifests: tags } = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8'));
  expect(tags).toMatchObject([
    {
      artifactType: 'application/vnd.opentofu.provider',
      annotations: { 'org.opencontainers.image.ref.name': '1.0.0_build' },
    },
  ]);
  const index = read(tags[0]);
  expect(index.artifactType).toBe('application/vnd.opentofu.provider');
  const platforms = index.manifests.map(({ platform }: { platform: object }) => platform);
  expect(platforms).toEqual([
    { os: 'darwin', architecture: 'arm64' },
    { os: 'linux', architecture: 'amd64' },
  ]);
  for (const [place, name] of [...archives.keys()].sort().entries()) {
    const { artifactType, layers, config } = read(index.manifests[place]);
    expect([artifactType, layers.length, layers[0].mediaType]).toEqual([
      'application/vnd.opentofu.provider-target',
      1,
      'archive/zip',
    ]);
    expect(readFileSync(blob(layers[0].digest), 'utf8')).toBe(name);
    expect(read(config)).toEqual({});
  }
  const blobs = readdirSync(join(layout, 'blobs/sha256'));
  expect(blobs).toHaveLength(6);
  expect(layoutProblems(layout, '1.0.0+build', archives)).toEqual([]);

  // Not even what leads to the archives can be another.
  writeFileSync(join(layout, 'index.json'), '{}');
  rmSync(join(layout, 'oci-layout'));
  writeFileSync(join(layout, 'more'), '');
  expect(layoutProblems(layout, '1.0.0+build', archives)).toEqual([
    'oci/index.json is not what the archives ask for.',
    'oci/oci-layout is missing.',
    'oci/more belongs to no archive.',
  ]);
});

test('a bill of materials names each part with its licence and where it comes from', () => {
  const components = [
    { name: 'a', version: '1.0.0', license: 'MIT', texts: [], purl: 'pkg:npm/a@1.0.0' },
    {
      name: '@b/c',
      version: '2.0.0',
      license: '(MIT OR Apache-2.0)',
      texts: [],
      purl: 'pkg:npm/%40b/c@2.0.0',
      checksum: { algorithm: 'SHA-512', hex: 'ff' },
    },
  ] as const;
  const document = JSON.parse(toSbom(programs.provider, '1.2.3', 'linux_amd64', components));
  expect(document).toMatchObject({
    bomFormat: 'CycloneDX',
    metadata: { component: { name: 'terraform-provider-unleash', version: '1.2.3' } },
    components: [
      { name: 'a', licenses: [{ license: { id: 'MIT' } }] },
      { name: '@b/c', licenses: [{ expression: '(MIT OR Apache-2.0)' }], hashes: [{ alg: 'SHA-512', content: 'ff' }] },
    ],
    dependencies: [{ ref: 'terraform-provider-unleash@1.2.3', dependsOn: ['pkg:npm/a@1.0.0', 'pkg:npm/%40b/c@2.0.0'] }],
  });
});

describe('release notes', () => {
  const changelog =
    '# Changelog\n\n## Unreleased\n\n- next\n\n## 1.1.0 - 2027-01-01\n\n### Added\n\n- this\n\n## 1.0.0\n\n- first\n';

  test.each([
    ['1.1.0', '### Added\n\n- this\n'],
    ['1.0.0', '- first\n'],
    ['2.0.0', '- next\n'],
  ])('of %s are its section of the changelog', (version, notes) => {
    expect(notesOf(changelog, version)).toBe(notes);
  });

  test('are missed where there are none', () => {
    expect(() => notesOf('# Changelog\n', '1.0.0')).toThrow('CHANGELOG.md has no section 1.0.0 and none Unreleased');
  });
});
