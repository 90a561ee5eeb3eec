// The provider in its place: all or nothing, never over what is there, and found among what a release or npm has.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { address } from '../../provider/address.ts';
import {
  configurationThatDecides,
  InstallRefused,
  install,
  platformName,
  pluginFolder,
  source,
} from '../../src/install/index.ts';

const here = { version: '1.2.3', platform: 'linux_amd64' };

let dir: string;
beforeEach(() => {
  const own = mkdtempSync(join(tmpdir(), 'install-'));
  dir = own;
  onTestFinished(() => rmSync(own, { recursive: true }));
});

/** A folder with these files. */
function folderWith(name: string, files: { readonly [path: string]: string }): string {
  const folder = join(dir, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const mirror = () => join(dir, 'mirror');
const installFrom = (from: string, platform = here.platform) =>
  install({ from, folder: mirror(), here: { ...here, platform }, isForThisMachine: false });

/** Each file below a folder, with what is in it. */
const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );

const inBoth = (files: { readonly [path: string]: string }) =>
  Object.fromEntries(
    ['registry.opentofu.org', 'registry.terraform.io'].flatMap((host) =>
      Object.entries(files).map(([path, text]) => [`${host}/unleash-admin/unleash/${path}`, text]),
    ),
  );

test('it is placed under the name by which configurations ask for it', () => {
  expect(address).toBe(`registry.terraform.io/${source}`);
});

test('the provider alone is placed as an executable, for Terraform and for OpenTofu, and nothing that stands beside it', () => {
  const from = folderWith('dist', {
    'terraform-provider-unleash': 'run',
    'terraform-provider-unleash.LEGAL.txt': '',
    'unleash-admin': '',
  });
  const placed = installFrom(from);
  expect(filesIn(mirror())).toEqual(inBoth({ '1.2.3/linux_amd64/terraform-provider-unleash': 'run' }));
  expect(placed.map(({ status }) => status)).toEqual(['placed', 'placed']);
  for (const { path } of placed) expect(statSync(join(path, 'terraform-provider-unleash')).mode & 0o111).toBe(0o111);
});

describe('a script for Node', () => {
  const script = { 'terraform-provider-unleash': '#!/usr/bin/env node\nmodule.exports' };
  const placed = inBoth({
    '1.2.3/linux_amd64/terraform-provider-unleash': script['terraform-provider-unleash'],
    '1.2.3/linux_amd64/package.json': '{ "type": "commonjs" }\n',
  });

  test('is placed with what keeps it one of CommonJS, whatever folder it is taken from', () => {
    installFrom(folderWith('from', { ...script, 'package.json': '{ "type": "module" }' }));
    expect(filesIn(mirror())).toEqual(placed);
    expect(installFrom(join(dir, 'from')).map(({ status }) => status)).toEqual(['already there', 'already there']);
  });

  test('is placed from a link to it, as npm makes one', () => {
    folderWith('from', script);
    symlinkSync('from/terraform-provider-unleash', join(dir, 'terraform-provider-unleash'));
    installFrom(join(dir, 'terraform-provider-unleash'));
    expect(filesIn(mirror())).toEqual(placed);
  });
});

test('a self-contained provider is placed with what it runs, also from a link to it', () => {
  const files = {
    'terraform-provider-unleash': 'start',
    'lib/terraform-provider-unleash': 'run',
    'lib/libc.so.6': 'C',
  };
  folderWith('dist', files);
  symlinkSync('dist/terraform-provider-unleash', join(dir, 'terraform-provider-unleash'));
  installFrom(join(dir, 'terraform-provider-unleash'));
  const wanted = Object.entries(files).map(([path, text]) => [`1.2.3/linux_amd64/${path}`, text]);
  expect(filesIn(mirror())).toEqual(inBoth(Object.fromEntries(wanted)));
});

const release = {
  'terraform-provider-unleash_2.0.0_linux_amd64.zip': 'l',
  'terraform-provider-unleash_2.0.0_darwin_arm64.zip': 'd',
};

test('archives of a release are placed as they are, whatever else the folder holds', () => {
  const from = folderWith('release', {
    ...release,
    'terraform-provider-unleash_2.0.0_SHA256SUMS': '',
    'unleash-admin_2.0.0_linux_amd64.zip': '',
  });
  const placed = installFrom(from);
  expect(filesIn(mirror())).toEqual(inBoth(release));
  expect(new Set(placed.map(({ version, platform }) => `${version} ${platform}`))).toEqual(
    new Set(['2.0.0 linux_amd64', '2.0.0 darwin_arm64']),
  );
});

test('for this machine alone, archives for others stay where they are, and none at all is refused', () => {
  const from = folderWith('release', release);
  const forHere = { from, folder: mirror(), here, isForThisMachine: true };
  expect(install(forHere).map(({ platform }) => platform)).toEqual(['linux_amd64', 'linux_amd64']);
  const elsewhere = { ...forHere, here: { ...here, platform: 'freebsd_amd64' } };
  expect(() => install(elsewhere)).toThrow(`${from} holds nothing for freebsd_amd64`);
});

test.each([
  ['the provider', { 'terraform-provider-unleash': 'run', 'lib/terraform-provider-unleash': '' }],
  ['a release', release],
])('%s that is already there is left as it is', (_, files) => {
  const from = folderWith('from', files);
  installFrom(from);
  const before = statSync(mirror(), { bigint: true }).mtimeNs;
  expect(installFrom(from).map(({ status }) => status)).not.toContain('placed');
  expect(statSync(mirror(), { bigint: true }).mtimeNs).toBe(before);
});

describe('what else is in its place is left there, and nothing is done', () => {
  const places = {
    'the provider': [
      'registry.opentofu.org/unleash-admin/unleash/1.2.3/linux_amd64',
      { 'terraform-provider-unleash': 'run' },
    ],
    'a release': [
      'registry.opentofu.org/unleash-admin/unleash/terraform-provider-unleash_2.0.0_linux_amd64.zip',
      release,
    ],
  } as const;
  const inTheWay: { readonly [name: string]: (path: string) => void } = {
    'a file': (path) => writeFileSync(path, 'own'),
    'a folder': (path) => folderWith(path.slice(dir.length + 1), { own: 'own' }),
    'a link that leads nowhere': (path) => symlinkSync(join(dir, 'nowhere'), path),
  };

  test.each(Object.keys(places).flatMap((what) => Object.keys(inTheWay).map((other) => [what, other] as const)))(
    '%s where %s is',
    (what, other) => {
      const [path, files] = places[what as keyof typeof places];
      const target = join(mirror(), path);
      mkdirSync(join(target, '..'), { recursive: true });
      inTheWay[other]!(target);
      const before = filesIn(mirror());
      const from = folderWith('from', files);
      expect(() => installFrom(from)).toThrow(
        new InstallRefused(`${target} is there and holds something else: remove it first, or give another folder`),
      );
      expect(filesIn(mirror())).toEqual(before);
    },
  );
});

test('a folder that cannot be written is named, and no draft stays', () => {
  const from = folderWith('from', release);
  writeFileSync(mirror(), 'a file');
  expect(() => installFrom(from)).toThrow(/mirror cannot be written \(ENOTDIR/);
  expect(readdirSync(dir).sort()).toEqual(['from', 'mirror']);
});

test('where one of the places cannot be written, none is taken', () => {
  const from = folderWith('from', release);
  mkdirSync(mirror());
  symlinkSync(join(dir, 'nowhere', 'at all'), join(mirror(), 'registry.opentofu.org'));
  expect(() => installFrom(from)).toThrow(InstallRefused);
  expect(filesIn(mirror())).toEqual({});
});

test('another version that is there stays, and is chosen by who asks for it', () => {
  const from = folderWith('dist', { 'terraform-provider-unleash': 'run' });
  installFrom(from);
  install({ from, folder: mirror(), here: { ...here, version: '1.3.0' }, isForThisMachine: false });
  const paths = ['1.2.3', '1.3.0'].map((version) => `${version}/linux_amd64/terraform-provider-unleash`);
  expect(filesIn(mirror())).toEqual(inBoth(Object.fromEntries(paths.map((path) => [path, 'run']))));
});

test.each([
  ['nothing', {}, undefined, 'does not exist'],
  [
    'a folder without',
    { 'README.md': '' },
    undefined,
    'holds neither terraform-provider-unleash nor an archive of a release such as terraform-provider-unleash_1.2.3_linux_amd64.zip',
  ],
  [
    'another file',
    { 'terraform.zip': '' },
    'terraform.zip',
    'is neither terraform-provider-unleash nor an archive of a release',
  ],
])('%s is refused with what is wanted', (_, files, file, message) => {
  const from = folderWith('from', files);
  expect(() => installFrom(file ? join(from, file) : from)).toThrow(message);
});

test('a script is refused on Windows, which starts none', () => {
  const from = folderWith('dist', { 'terraform-provider-unleash': 'run' });
  expect(() => installFrom(from, 'windows_amd64')).toThrow(
    'is a script, and Windows starts none: give --from an archive of a release',
  );
});

test('where there is one for Windows and one for others, each gets its own, and nobody that of others', () => {
  const both = folderWith('both', { 'terraform-provider-unleash': 'run', 'terraform-provider-unleash.exe': 'MZ' });
  installFrom(both, 'windows_arm64');
  expect(filesIn(mirror())).toEqual(inBoth({ '1.2.3/windows_arm64/terraform-provider-unleash.exe': 'MZ' }));
  const windows = folderWith('windows', { 'terraform-provider-unleash_v1.2.3.exe': 'MZ' });
  expect(() => installFrom(windows)).toThrow(
    'terraform-provider-unleash_v1.2.3.exe is for Windows: give --from an archive of a release for linux_amd64',
  );
});

test.each([
  ['linux', 'x64', 'linux_amd64'],
  ['darwin', 'arm64', 'darwin_arm64'],
  ['win32', 'x64', 'windows_amd64'],
])('%s on %s is what Terraform calls %s', (system, processor, name) => {
  expect(platformName(system, processor)).toBe(name);
});

test('the plugin directory is in the home of the user, and without a home a mirror is asked for', () => {
  expect(pluginFolder({ HOME: '/home/ann' }, 'linux')).toBe('/home/ann/.terraform.d/plugins');
  expect(pluginFolder({ APPDATA: '/roaming' }, 'win32')).toBe('/roaming/terraform.d/plugins');
  expect(() => pluginFolder({}, 'linux')).toThrow('the environment variable HOME is not set: give --mirror');
});

describe('a CLI configuration decides where providers come from', () => {
  const decides = '# ours\nprovider_installation {\n  direct {}\n}\n';

  test('when it says so, in the file that Terraform or OpenTofu reads or the one that is named', () => {
    const home = folderWith('home', { '.terraformrc': 'disable_checkpoint = true\n', '.tofurc': decides });
    expect(configurationThatDecides({ HOME: home }, 'linux')).toBe(join(home, '.tofurc'));
    expect(
      configurationThatDecides({ HOME: home, TF_CLI_CONFIG_FILE: join(home, '.terraformrc') }, 'linux'),
    ).toBeUndefined();
    const roaming = folderWith('roaming', { 'terraform.rc': decides });
    expect(configurationThatDecides({ APPDATA: roaming }, 'win32')).toBe(join(roaming, 'terraform.rc'));
  });

  test.each([
    ['HOME', 'linux', '.terraform.d/ours.tfrc', decides],
    ['HOME', 'darwin', '.terraform.d/ours.tfrc.json', '{"provider_installation":[{"direct":[{}]}]}'],
    ['HOME', 'linux', '.terraformrc', '{\n  "provider_installation": [{ "direct": [{}] }]\n}'],
    ['APPDATA', 'win32', 'terraform.d/ours.tfrc', decides],
    ['XDG_CONFIG_HOME', 'linux', 'opentofu/tofurc', decides],
    ['XDG_CONFIG_HOME', 'linux', 'opentofu/ours.tfrc', decides],
  ])('in each file that is read: below %s on %s, %s', (variable, system, path, text) => {
    const folder = folderWith('settings', { [path]: text });
    const env = { HOME: join(dir, 'nobody'), [variable]: folder };
    expect(configurationThatDecides(env, system)).toBe(join(folder, path));
    expect(configurationThatDecides({ ...env, TF_CLI_CONFIG_FILE: join(dir, 'none') }, system)).toBeUndefined();
  });

  test('not when it is silent, absent or a comment', () => {
    const home = folderWith('home', { '.terraformrc': '# provider_installation {}\n' });
    expect(configurationThatDecides({ HOME: home }, 'linux')).toBeUndefined();
    expect(configurationThatDecides({ HOME: join(dir, 'nobody') }, 'linux')).toBeUndefined();
    expect(configurationThatDecides({}, 'linux')).toBeUndefined();
  });
});
