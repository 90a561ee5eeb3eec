// npm run demo: Terraform governs an Unleash before your eyes: plan, apply, drift, import, destroy.
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildExecutables } from '../workshop/build/index.ts';
import { withMirror } from '../workshop/cli-configuration.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const [bold, dim, plain] = process.stdout.isTTY ? ['\x1b[1m', '\x1b[2m', '\x1b[0m'] : ['', '', ''];

const terraform = ['terraform', 'tofu'].find((command) => spawnSync(command, ['version']).status === 0);
if (!terraform) {
  console.error(
    'The demo needs Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install) on the PATH. Install one of them and run it again.',
  );
  process.exit(1);
}

const directory = mkdtempSync(join(tmpdir(), 'unleash-demo-'));
let stopSandbox = () => {};
try {
  say('Building the provider and the sandbox');
  const dist = join(directory, 'dist');
  await buildExecutables(dist);
  const sandbox = await startSandbox(dist);
  stopSandbox = sandbox.stop;
  say(`An Unleash of your own: the sandbox answers at ${sandbox.url}, in memory, like a fresh enterprise instance`);
  const env = prepareWorkspace(dist, sandbox);
  await tell(sandbox, env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  stopSandbox();
  rmSync(directory, { recursive: true, force: true });
}

interface Instance {
  readonly url: string;
  readonly token: string;
}

async function tell(sandbox: Instance, env: NodeJS.ProcessEnv): Promise<void> {
  const run = (args: string, show: (output: string) => string = trim) => runTerraform(args, env, show);

  say('1. Plan: what examples/scenarios/team-project/main.tf asks for');
  run('plan', (output) => grep(output, /^ {2}# unleash|^Plan:/m));

  say('2. Apply: Terraform makes it so');
  run('apply -auto-approve', (output) => grep(output, /Creation complete|^Apply complete/m));

  say('3. Plan again: everything that was planned is there, and nothing else');
  run('plan', (output) => grep(output, /^No changes|^Your infrastructure|^configuration/m));

  say('4. Drift: somebody lowers the approvals in production to 1 and opens CORS to everybody, behind our back');
  await change(sandbox, 'PUT', 'projects/checkout/environments/production/change-requests/config', {
    changeRequestsEnabled: true,
    requiredApprovals: 1,
  });
  await change(sandbox, 'POST', 'ui-config/cors', { frontendApiOrigins: ['*'] });
  run('plan', (output) => trim(output.slice(output.indexOf('Terraform will perform'))));

  say('5. Apply again: back to what was agreed');
  run('apply -auto-approve', (output) => grep(output, /Modifications complete|^Apply complete/m));

  say('6. Import: a group that somebody made by hand comes under management');
  const { id } = await change(sandbox, 'POST', 'groups', {
    name: 'Auditors',
    description: 'Read everything, change nothing',
    users: [],
  });
  const group =
    'resource "unleash_group" "auditors" {\n  name        = "Auditors"\n  description = "Read everything, change nothing"\n}\n';
  writeFileSync(join(directory, 'auditors.tf'), group);
  console.log(`${dim}auditors.tf:${plain}\n${group}`);
  run(`import unleash_group.auditors ${id}`, (output) => grep(output, /Import successful/));
  run('plan', (output) => grep(output, /^No changes|^Your infrastructure|^configuration/m));

  say('7. Destroy: what can be deleted is, and what always exists is left with a warning');
  run('destroy -auto-approve', (output) =>
    grep(output, /Destruction complete|^Destroy complete|Warning:|stays as it is|│ It always/m),
  );
  say('That was it. README.md says how to point the provider at your own Unleash.');
}

/** Starts the sandbox command; its first line says where it listens. */
async function startSandbox(dist: string): Promise<Instance & { stop(): void }> {
  const child = spawn(process.execPath, [join(dist, 'unleash-admin'), 'sandbox', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    return { ...(JSON.parse(line) as Instance), stop: () => child.kill() };
  }
  throw new Error('the sandbox ended before it said where it listens');
}

/** A directory with the scenario, where `init` finds the provider that was just built. */
function prepareWorkspace(dist: string, { url, token }: Instance): NodeJS.ProcessEnv {
  copyFileSync(join(root, 'examples/scenarios/team-project/main.tf'), join(directory, 'main.tf'));
  const config = join(directory, 'cli.tfrc');
  writeFileSync(config, withMirror(dist, join(directory, 'mirror')));
  const env = {
    ...process.env,
    TF_CLI_CONFIG_FILE: config,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    UNLEASH_URL: url,
    UNLEASH_AUTH_TOKEN: token,
  };
  runTerraform('init', env, (output) => grep(output, /successfully initialized/));
  return env;
}

function runTerraform(args: string, env: NodeJS.ProcessEnv, show: (output: string) => string): void {
  console.log(`${dim}$ ${terraform} ${args}${plain}`);
  const words = args.split(' ');
  const color = process.stdout.isTTY || words[0] === 'import' ? [] : ['-no-color'];
  const { status, stdout, stderr } = spawnSync(terraform!, [words[0]!, ...color, ...words.slice(1)], {
    cwd: directory,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${terraform} ${args} failed:\n${stdout}${stderr}`);
  console.log(`${show(stdout)}\n`);
}

/** What a person would do in the admin UI. */
async function change({ url, token }: Instance, method: string, path: string, body: unknown): Promise<{ id?: number }> {
  const headers = { authorization: token, 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/admin/${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
  return JSON.parse((await answer.text()) || '{}');
}

function say(text: string): void {
  console.log(`\n${bold}== ${text}${plain}\n`);
}

function trim(output: string): string {
  return output.trim();
}

/** Only the lines that tell the story, colours aside. */
function grep(output: string, pattern: RegExp): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with a control character
  const colour = /\x1b\[\d+m/g;
  const lines = output.split('\n').filter((line) => pattern.test(line.replace(colour, '')));
  return lines.join('\n');
}
