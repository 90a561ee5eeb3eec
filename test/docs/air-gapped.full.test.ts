// The guide to installing without a network, done: a release is carried over, unpacked, installed, mirrored and found.
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { platformName } from '../../src/install/index.ts';
import { builtExecutables } from '../../workshop/built-executables.ts';
import { programs } from '../../workshop/executables/index.ts';
import { ownHome } from '../../workshop/own-home.ts';
import { archiveName, executableIn } from '../../workshop/release/names.ts';
import { zip } from '../../workshop/release/zip.ts';
import { openPage } from '../support/documented-page.ts';

const { version } = packageJson;
const guide = openPage('docs/guides/air-gapped.md', import.meta.url);
const bindings = openPage('docs/guides/cdktf.md', import.meta.url);
const [release, install] = guide.take({ language: 'shell' }).map(({ text }) => text);

const folder = mkdtempSync(join(tmpdir(), 'air-gapped-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (...path: readonly string[]) => join(folder, ...path);
const main = 'terraform {\n  required_providers {\n    unleash = { source = "unleash-admin/unleash" }\n  }\n}\n';

/** As a release has them for this machine; those that need no Node are tried in a release of their own. */
async function makeRelease(): Promise<void> {
  const dist = await builtExecutables();
  mkdirSync(at(`release/${version}`), { recursive: true });
  for (const program of Object.values(programs)) {
    const content = readFileSync(join(dist, program.name));
    const name = executableIn(program, version, '');
    const archive = zip([{ name, isExecutable: true, content }], deflateRawSync);
    writeFileSync(at(`release/${version}`, archiveName(program, version, platformName())), archive);
  }
}

test('a release is unpacked, installed into the plugin directory, and mirrored', async () => {
  const env = ownHome(at('home'));
  mkdirSync(at('bin'));
  // The release is made by a test of its own, which takes minutes.
  writeFileSync(at('bin', 'npm'), `#!/bin/sh\necho "$*" >> '${at('asked')}'\n`);
  chmodSync(at('bin', 'npm'), 0o755);
  const run = promisify(execFile);
  const bash = (script: string, cwd = folder, more: NodeJS.ProcessEnv = {}) => {
    const PATH = [at('bin'), env.PATH].join(delimiter);
    return run('bash', ['-euo', 'pipefail', '-c', script], { cwd, env: { ...env, PATH, ...more } });
  };
  await bash(release!);
  expect(readFileSync(at('asked'), 'utf8')).toBe(`ci\nrun release -- ${version}\n`);
  await makeRelease();
  await bash(install!.replaceAll('linux_amd64', platformName()));
  mkdirSync(at('mine'));
  writeFileSync(at('mine', 'main.tf'), main);
  expect((await bash('terraform init', at('mine'))).stdout).toContain(`Installing unleash-admin/unleash v${version}`);

  const [, mirrored = ''] = /`(unleash-admin install --from \. --mirror \S+)`/.exec(guide.text)!;
  const here = (text: string) =>
    text
      .replaceAll(/\/opt\/terraform-mirror|\/srv\/terraform\/mirror/g, at('mirror'))
      .replaceAll('linux_amd64', platformName());
  await bash(`~/unleash-admin/${here(mirrored)}`, at(`release/${version}`));
  const [root, ...files] = here(guide.takeOne({ language: 'text' }))
    .trim()
    .split('\n');
  for (const file of files) expect(readFileSync(join(root!, file.trim())).length).toBeGreaterThan(0);

  const settings = [
    guide.takeOne({ language: 'terraform' }),
    bindings.takeOne({ heading: 'Other languages', language: 'terraform' }),
  ];
  for (const [index, text] of settings.entries()) {
    const fresh = at(`from-mirror-${index}`);
    mkdirSync(fresh);
    writeFileSync(join(fresh, 'main.tf'), main);
    writeFileSync(join(fresh, 'settings.tfrc'), here(text));
    const { stdout } = await bash('terraform init', fresh, {
      HOME: fresh,
      TF_CLI_CONFIG_FILE: join(fresh, 'settings.tfrc'),
    });
    expect(stdout).toContain(`Installing unleash-admin/unleash v${version}`);
  }
  const [, locked = ''] = /`(terraform providers lock [^`]*)`/.exec(guide.text)!;
  await bash(here(locked).replace(' -platform=darwin_arm64', ''), at('mine'));
});

test('the settings of other languages name this provider', () => {
  const settings: unknown = JSON.parse(bindings.takeOne({ heading: 'Other languages', title: 'cdktf.json' }));
  expect(settings).toMatchObject({ terraformProviders: [expect.stringMatching(/^unleash-admin\/unleash@~> 0\.1$/)] });
});
