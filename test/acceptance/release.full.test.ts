// A release for one platform, made whole and signed; then used from its folder by somebody who has terraform alone.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { startSandbox } from '../../src/sandbox/index.ts';
import { configurationFiles } from '../../workshop/acceptance.ts';
import { bundledIn } from '../../workshop/build/executables.ts';
import { platformName, platformOf, programs } from '../../workshop/executables/index.ts';
import { openMuslRoot } from '../../workshop/musl-root.ts';
import { pythonWith } from '../../workshop/python-packages.ts';
import { makeRelease, releaseAgain, verifyRelease } from '../../workshop/release/index.ts';
import { unzip } from '../../workshop/release/zip.ts';
import { createWorkspace } from '../../workshop/terraform.ts';

const { version } = packageJson;
const platform = platformOf(platformName());
const owner = 'releases@unleash-admin.invalid';

let dir: string;
let release: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'release-'));
  release = join(dir, 'release');
  vi.stubEnv('GNUPGHOME', join(dir, 'keys'));
  mkdirSync(join(dir, 'keys'), { mode: 0o700 });
  const key = ['--quick-generate-key', owner, 'ed25519', 'sign', 'never'];
  execFileSync('gpg', ['--batch', '--passphrase', '', ...key], { stdio: 'pipe' });
  await makeRelease(release, { version, platforms: [platform], key: owner, say: () => {} });
});

afterAll(() => {
  execFileSync('gpgconf', ['--kill', 'gpg-agent']);
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true, force: true });
});

test('it is whole and signed', () => {
  const archives = programNames.map((name) => `${name}_${version}_${platform.name}.zip`);
  expect(verifyRelease(release, version)).toEqual({ problems: [], archives, isSigned: true });
});

test('made in another place, by somebody else, it has the same bytes', () => {
  expect(releaseAgain(release, { version, platforms: [platform.name] })).toEqual([]);
});

/** A copy of the release, small where it can be. */
function copy(name: string): string {
  const folder = join(dir, name);
  cpSync(release, folder, { recursive: true });
  return folder;
}

test('what was changed, added or taken away shows, and so does a signature of something else', () => {
  const folder = copy('changed');
  const sums = `unleash-admin_${version}_SHA256SUMS`;
  writeFileSync(join(folder, 'RELEASE_NOTES.md'), 'other');
  writeFileSync(join(folder, 'more'), '');
  rmSync(join(folder, `terraform-provider-unleash_${version}_manifest.json`));
  writeFileSync(join(folder, sums), `${readFileSync(join(folder, sums), 'utf8')}\n`);
  expect(verifyRelease(folder, version).problems).toEqual([
    `terraform-provider-unleash_${version}_manifest.json is missing.`,
    `RELEASE_NOTES.md is not what ${sums} says.`,
    `${sums}.sig is no signature of ${sums} by a key that gpg knows.`,
    'more has no checksum.',
  ]);
});

const programNames = Object.values(programs).map(({ name }) => name);
const beside = (name: string, ending: string) => join(release, `${name}_${version}_${platform.name}.${ending}`);

describe('a bill of materials', () => {
  test('and the notices of an archive name every package that is bundled, the runtime and the C library', async () => {
    for (const { entry, name } of Object.values(programs)) {
      const bundled = (await bundledIn(entry)).packages;
      const wanted = [
        ...bundled.map((one) => `${one.name} ${one.version} (${one.license})`),
        expect.stringContaining(`@oven/bun-${platform.bun} `),
        ...(platform.glibc ? [expect.stringContaining(platform.glibc.package.replace('=', ' '))] : []),
      ];
      const { components } = JSON.parse(readFileSync(beside(name, 'cdx.json'), 'utf8'));
      expect(components.map(described)).toEqual(wanted);
      const entries = unzip(readFileSync(beside(name, 'zip')));
      const notices = entries.find((entry) => entry.name === 'NOTICES.txt')!.content.toString();
      for (const one of components) expect(notices).toContain(`\n${described(one)}\n`);
      for (const text of passedOn) expect(notices).toContain(text);
      expect(bundled.map((one) => one.name)).toContain('openapi-fetch');
    }
  });

  test('is one for the library of those who made the format', () => {
    const python = pythonWith('cyclonedx', ['cyclonedx-python-lib[json-validation]==11.12.0']);
    if (!python) return;
    const said = (...texts: readonly string[]) => JSON.parse(python.run(validate, JSON.stringify(texts)));
    const bills = programNames.map((name) => readFileSync(beside(name, 'cdx.json'), 'utf8'));
    expect(said(...bills)).toEqual([null, null]);
    expect(said(bills[0]!.replace('"type": "library"', '"type": "lib"'))).toEqual([expect.stringContaining("'lib'")]);
  });
});

/** What licences of Bun's libraries and of the C library ask for. */
const passedOn = [
  'THE SOFTWARE IS PROVIDED\n"AS IS"',
  'GNU LESSER GENERAL PUBLIC LICENSE\n',
  'Apache License\n',
  'based in part on the work of the Independent JPEG Group',
  'JavaScriptCore may be changed and linked anew',
  ...(platform.glibc ? ['https://snapshot.debian.org/package/glibc/2.36-8/\n'] : []),
];

const described = ({ name, version, licenses: [first] }: SbomComponent) =>
  `${name} ${version} (${'expression' in first ? first.expression : first.license.id})`;

interface SbomComponent {
  readonly name: string;
  readonly version: string;
  readonly licenses: readonly [{ readonly expression: string } | { readonly license: { readonly id: string } }];
}

const validate = `
import json, sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
found = [JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) for text in json.load(sys.stdin)]
print(json.dumps([None if one is None else str(one) for one in found]))
`;

test('who has terraform and the folder of the release alone unpacks, installs and applies', async () => {
  const home = join(dir, 'home');
  const bin = join(dir, 'bin');
  for (const folder of [home, bin]) mkdirSync(folder);
  symlinkSync(execFileSync('which', ['terraform'], { encoding: 'utf8' }).trim(), join(bin, 'terraform'));
  const command = join(home, 'unleash-admin');
  for (const { name, isExecutable, content } of unzip(
    readFileSync(join(release, `unleash-admin_${version}_${platform.name}.zip`)),
  )) {
    mkdirSync(join(command, name, '..'), { recursive: true });
    writeFileSync(join(command, name), content);
    if (isExecutable) chmodSync(join(command, name), 0o755);
  }
  const install = ['install', '--from', release];
  await promisify(execFile)(join(command, `unleash-admin${platform.suffix}`), install, {
    env: { PATH: bin, HOME: home },
  });
  const sandbox = await startSandbox();
  const workspace = createWorkspace({
    files: configurationFiles('resource "unleash_group" "this" {\n  name = "reviewers"\n}\n'),
    env: {
      PATH: bin,
      HOME: home,
      TF_CLI_CONFIG_FILE: undefined,
      UNLEASH_URL: sandbox.url,
      UNLEASH_AUTH_TOKEN: sandbox.token,
    },
  });
  expect(await workspace.run('init', '-input=false')).toMatchObject({ code: 0, stderr: '' });
  await workspace.apply();
  expect([...sandbox.store.groups.values()].map(({ name }) => name)).toEqual(['reviewers']);
  workspace.dispose();
  await sandbox.stop();
});

/** Blocks of code of the page that comes with the release, by what stands above them, those of the shell without a title as one. */
function blocksOfPage(): (title: string) => string {
  const page = readFileSync(join(release, 'INSTALL.md'), 'utf8').replaceAll('linux_amd64', platform.name);
  const blocks = [...page.matchAll(/^```(\w+)(?: title="(.*)")?\n([\s\S]*?)^```$/gm)];
  return (wanted) => blocks.flatMap(([, , title = '', text = '']) => (title === wanted ? [text] : [])).join('');
}

/** https://pkg.go.dev/golang.org/x/mod/sumdb/dirhash#Hash1 */
function h1(archive: string): string {
  const lines = unzip(readFileSync(archive))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, content }) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
  return `h1:${createHash('sha256').update(lines.join('')).digest('base64')}`;
}

test('who follows its page word by word, without a network, without Node, and without glibc, has a governed project', async () => {
  const root = platform.glibc && (await openMuslRoot());
  if (!root) return;
  root.place(release, 'release');
  const block = blocksOfPage();
  for (const name of ['main.tf', 'mirror.tfrc']) {
    writeFileSync(join(dir, name), block(name));
    root.place(join(dir, name), `root/work/${name}`);
  }
  const [served, folder] = [block('in another terminal'), block('in the folder with main.tf')];
  expect([served, folder, block('')]).not.toContain('');
  const begin = `set -e\ncd /release\n${block('')}cd ~/work\n${served.trim()} > ~/served &\nuntil [ -s ~/served ]; do sleep 1; done\n`;
  const env = { HOME: '/root', CHECKPOINT_DISABLE: '1', TF_CLI_ARGS: '-no-color' };
  const fromMirror = `rm -r ~/.terraform.d .terraform\nexport TF_CLI_CONFIG_FILE=mirror.tfrc\nterraform init\nterraform plan\n`;
  const printed = await root.runAlone(`${begin}${folder}${fromMirror}cat .terraform.lock.hcl`, env);
  expect(printed).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.');
  expect(printed).toContain('No changes. Your infrastructure matches the configuration.');
  expect(printed).toContain(h1(beside(programs.provider.name, 'zip')));
  root.dispose();
});

test('another version than that of the package makes no release, and leaves what is there', async () => {
  const wanted = makeRelease(release, { version: '9.9.9', platforms: [platform], say: () => {} });
  await expect(wanted).rejects.toThrow(`package.json says ${version}, so this cannot be released as 9.9.9`);
  expect(verifyRelease(release, version).problems).toEqual([]);
});
