// Self-contained executables where there is no Node: those for Linux are run, the others are read.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { configurationFiles, expectNothingPlanned } from '../../workshop/acceptance.ts';
import { withMirror } from '../../workshop/cli-configuration.ts';
import { bunFor } from '../../workshop/executables/bun.ts';
import { buildFor, platformName, platformOf, platforms, programs } from '../../workshop/executables/index.ts';
import { readMachO } from '../../workshop/executables/mach-o.ts';
import { openMuslRoot } from '../../workshop/musl-root.ts';
import { connectPlugin, launchPlugin } from '../../workshop/plugin-client.ts';
import { createWorkspace } from '../../workshop/terraform.ts';
import { readSignature } from '../support/mach-o-pages.ts';

const here = platformOf(platformName());
const main = 'resource "unleash_group" "this" {\n  name = "reviewers"\n}\n';

let dir: string;
let mirror: string;
let configuration: string;
let sandbox: Sandbox;
let variables: readonly string[];

const folderOf = (platform: string, program: keyof typeof programs) => join(dir, platform, program);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'unleash-executables-'));
  for (const platform of platforms) buildFor(platform, programs.provider, folderOf(platform.name, 'provider'));
  buildFor(here, programs.command, folderOf(here.name, 'command'));
  mirror = join(dir, 'mirror');
  configuration = withMirror(folderOf(here.name, 'provider'), mirror);
  sandbox = await startSandbox();
  variables = knownVariables();
});

afterAll(async () => {
  await sandbox.stop();
  rmSync(dir, { recursive: true });
});

/** The programs of a machine that has terraform, and neither Node nor a shell's usual company. */
function barePath(): string {
  const bin = join(dir, 'bin');
  if (existsSync(bin)) return bin;
  mkdirSync(bin);
  symlinkSync(execFileSync('which', ['terraform'], { encoding: 'utf8' }).trim(), join(bin, 'terraform'));
  return bin;
}

function open(env: { readonly [name: string]: string } = {}) {
  const workspace = createWorkspace({
    files: configurationFiles(main),
    env: { PATH: barePath(), UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token, ...env },
  });
  workspace.write('.terraformrc', configuration);
  return workspace;
}

const groups = () => [...sandbox.store.groups.values()].map(({ name }) => name);

test('terraform takes it from a mirror, locks it, plans, applies and destroys, without Node', async () => {
  const workspace = open();
  expect(await workspace.run('init', '-input=false')).toMatchObject({ code: 0 });
  expect(workspace.read('.terraform.lock.hcl')).toContain(`version = "${packageJson.version}"`);
  expect((await workspace.plan()).code).toBe(2);
  await workspace.apply();
  expect(groups()).toEqual(['reviewers']);
  await expectNothingPlanned(workspace);
  await workspace.destroy();
  expect(groups()).toEqual([]);
  workspace.dispose();
});

/** Each means something to Bun or to Node: what to run, to listen to, to write to, or to switch off. */
const hostileValues = ['1', '0', '--preload=./evil.js', './evil.js', 'ws://127.0.0.1:1/'];

/** What users may set, and finds its way to the client. */
const ours = ['NODE_EXTRA_CA_CERTS'];

/** All names of variables that this runtime knows, as npm has it; those of its engine it knows without what they begin with. */
function knownVariables(): readonly string[] {
  const text = readFileSync(bunFor(here.bun), 'latin1');
  // Texts stand one after the other without anything between them.
  const named = text.match(/(?:BUN|NODE)_(?:(?!BUN_|NODE_)[A-Za-z0-9_])+/g) ?? [];
  const inCapitals = named.map((name) => /^[A-Z0-9_]+/.exec(name)![0]);
  const ofEngine = [...text.matchAll(/JSC_([a-z][A-Za-z]+)/g)].map(([, name]) => `BUN_JSC_${name}`);
  const others = ['BUN_JSC_dumpOptions', 'MIMALLOC_VERBOSE', 'NODE_OPTIONS'];
  const all = new Set([...named, ...inCapitals, ...ofEngine, ...others]);
  return [...all].filter((name) => !ours.includes(name));
}

const hostile = (value: string) => Object.fromEntries(variables.map((name) => [name, value]));

test('the variables that are tried are those of Bun, of its engine and of Node', () => {
  const some = [
    'BUN_OPTIONS',
    'BUN_BE_BUN',
    'BUN_INSPECT_PRELOAD',
    'BUN_JSC_useJIT',
    'NODE_CHANNEL_FD',
    'NODE_UNIQUE_ID',
  ];
  expect(variables).toEqual(expect.arrayContaining(some));
});

const evilFiles = {
  '.env': 'UNLEASH_URL=http://127.0.0.1:1\nBUN_OPTIONS=--preload=./evil.js\n',
  'bunfig.toml': 'preload = ["./evil.js"]\n',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "*": ["./evil.js"] } } }',
  'package.json': '{ "imports": { "#*": "./evil.js" } }',
  'evil.js': 'require("node:fs").writeFileSync("evil-ran", "");',
};

test('files of Bun where it runs and all variables for Bun and Node change nothing for the provider', async () => {
  const workspace = open(hostile('./evil.js'));
  for (const [path, text] of Object.entries(evilFiles)) workspace.write(path, text);
  expect(await workspace.run('init', '-input=false')).toMatchObject({ code: 0 });
  const before = readdirSync(workspace.dir);
  const { stderr } = await workspace.apply();
  expect(stderr).toBe('');
  await workspace.destroy();
  expect(groups()).toEqual([]);
  expect(readdirSync(workspace.dir).filter((name) => !/^terraform\.tfstate/.test(name))).toEqual(before);
  workspace.dispose();
});

/** Whatever else it says counts, too. */
async function schemaOf(env: { readonly [name: string]: string }) {
  const { child, endpoint, stderr, exited } = await launchPlugin(executableOf(here.name), env);
  const client = await connectPlugin(endpoint);
  const answer = await client.call('/tfplugin6.Provider/GetProviderSchema');
  await client.close();
  child.kill('SIGKILL');
  await exited;
  return { hash: createHash('sha256').update(answer).digest('hex'), stderr: stderr() };
}

test.each(hostileValues)('each of these variables as %s leaves the provider as it is', async (value) => {
  expect(await schemaOf(hostile(value))).toEqual(await schemaOf({}));
});

describe('the command', () => {
  /** @throws Error when it ends with another code than 0 */
  const run = (args: readonly string[], cwd: string, env: { readonly [name: string]: string } = {}) => {
    const command = join(folderOf(here.name, 'command'), `unleash-admin${here.suffix}`);
    const connection = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
    return promisify(execFile)(command, args, { cwd, env: { PATH: barePath(), ...connection, ...env } });
  };
  const whoCan = ['who-can', 'CREATE_PROJECT', '--json'];

  test('answers from an instance, without Node', async () => {
    const { stdout } = await run(whoCan, dir);
    expect(JSON.parse(stdout)).toMatchObject({ permission: 'CREATE_PROJECT' });
  });

  test.each(hostileValues)(
    'files of Bun where it runs and all variables for Bun and Node as %s change nothing for it',
    async (value) => {
      const { dir: cwd, dispose } = createWorkspace({ files: evilFiles });
      const before = readdirSync(cwd);
      expect(await run(whoCan, cwd, hostile(value))).toEqual(await run(whoCan, dir));
      expect(readdirSync(cwd)).toEqual(before);
      dispose();
    },
  );
});

test('it runs where the C library is another one, as on Alpine', async () => {
  const root = here.glibc && (await openMuslRoot());
  if (!root) return;
  root.place(mirror, 'mirror');
  root.place(folderOf(here.name, 'command'), 'opt/unleash-admin');
  for (const [path, text] of Object.entries(configurationFiles(main))) {
    const workspace = createWorkspace({
      files: { [path]: text, terraformrc: configuration.replace(mirror, '/mirror') },
    });
    root.place(workspace.dir, 'work');
    workspace.dispose();
  }
  const env = {
    UNLEASH_URL: sandbox.url,
    UNLEASH_AUTH_TOKEN: sandbox.token,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: 'terraformrc',
  };
  expect(await root.run('ls /lib /lib64 2>/dev/null || true', {})).toBe('');
  expect(await root.run('/opt/unleash-admin/unleash-admin --version', {})).toBe(`${packageJson.version}\n`);
  const apply = 'cd /work && terraform init -no-color && terraform apply -no-color -auto-approve';
  expect(await root.run(apply, env)).toContain('Apply complete! Resources: 1 added');
  expect(groups()).toEqual(['reviewers']);
  expect(await root.run('cd /work && terraform destroy -no-color -auto-approve', env)).toContain('Destroy complete!');
  root.dispose();
});

/** Its first bytes, for what is read is a hundred MB. */
function head(file: string): Buffer {
  const bytes = Buffer.alloc(4096);
  readSync(openSync(file, 'r'), bytes);
  return bytes;
}

const executableOf = (platform: string, ...inside: string[]) =>
  join(folderOf(platform, 'provider'), ...inside, `terraform-provider-unleash${platformOf(platform).suffix}`);

test.each([
  ['darwin_amd64', 'amd64'],
  ['darwin_arm64', 'arm64'],
])('%s is an executable for it, and signed page by page', (platform, processor) => {
  const file = readFileSync(executableOf(platform));
  expect(readMachO(file).processor).toBe(processor);
  expect(readSignature(file)).toMatchObject({ bad: 0, whole: true });
});

test('the signature that Bun comes with is read as ours is', () => {
  expect(readSignature(readFileSync(bunFor('darwin-aarch64')))).toMatchObject({ bad: 0, whole: true });
});

/** https://learn.microsoft.com/windows/win32/debug/pe-format */
test.each([
  ['windows_amd64', 0x8664],
  ['windows_arm64', 0xaa64],
])('%s is a console program for it', (platform, machine) => {
  const file = head(executableOf(platform));
  const start = file.readUInt32LE(0x3c);
  expect(file.toString('latin1', 0, 2) + file.toString('latin1', start, start + 4)).toBe('MZPE\0\0');
  expect(file.readUInt16LE(start + 4)).toBe(machine);
  const console = 3;
  expect(file.readUInt16LE(start + 24 + 68)).toBe(console);
});

/** https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
test.each([
  ['linux_amd64', 62],
  ['linux_arm64', 183],
])('%s is an executable for it, with its loader beside it', (platform, machine) => {
  for (const file of [
    executableOf(platform, 'lib'),
    join(folderOf(platform, 'provider'), 'lib', platformOf(platform).glibc!.loader),
  ]) {
    expect(head(file).toString('latin1', 0, 4)).toBe('\x7fELF');
    expect(head(file).readUInt16LE(18), file).toBe(machine);
  }
});
