// A release for one platform, made whole and signed; then used from its folder by somebody who has terraform alone.
import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { startSandbox } from '../../src/sandbox/index.ts';
import { configurationFiles } from '../../workshop/acceptance.ts';
import { platformName, platformOf } from '../../workshop/executables/index.ts';
import { makeRelease, verifyRelease } from '../../workshop/release/index.ts';
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
  const archives = ['terraform-provider-unleash', 'unleash-admin'].map(
    (name) => `${name}_${version}_${platform.name}.zip`,
  );
  expect(verifyRelease(release, version)).toEqual({ problems: [], archives, isSigned: true });
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

test('each archive has a bill of materials, and the notices of all that it lists', () => {
  for (const name of ['terraform-provider-unleash', 'unleash-admin']) {
    const file = join(release, `${name}_${version}_${platform.name}`);
    const { components } = JSON.parse(readFileSync(`${file}.cdx.json`, 'utf8'));
    const notices = unzip(readFileSync(`${file}.zip`))
      .find((entry) => entry.name === 'NOTICES.txt')!
      .content.toString();
    const names = components.map((one: { readonly name: string }) => one.name);
    expect(names).toEqual(expect.arrayContaining(['openapi-fetch', `@oven/bun-${platform.bun}`]));
    for (const one of names) expect(notices).toContain(`\n${one} `);
  }
});

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

test('another version than that of the package makes no release, and leaves what is there', async () => {
  const wanted = makeRelease(release, { version: '9.9.9', platforms: [platform], say: () => {} });
  await expect(wanted).rejects.toThrow(`package.json says ${version}, so this cannot be released as 9.9.9`);
  expect(verifyRelease(release, version).problems).toEqual([]);
});
