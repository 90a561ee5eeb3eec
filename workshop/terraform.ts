// A directory with Terraform files in which the real terraform binary runs, without network, colour or questions.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withDevOverrides } from './cli-configuration.ts';

interface WorkspaceOptions {
  /** Contents by path inside the workspace. */
  readonly files: { readonly [path: string]: string };
  /** Added to the environment, such as `TF_REATTACH_PROVIDERS`. */
  readonly env?: { readonly [name: string]: string | undefined };
  /** Directories with a `terraform-provider-<type>` executable, by provider address. */
  readonly devOverrides?: { readonly [address: string]: string };
}

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Workspace {
  readonly dir: string;
  /** The exit code is a fact, not an error: 2 is a plan with changes under `-detailed-exitcode`. */
  run(...args: readonly string[]): Promise<Outcome>;
  /** A command that the test talks to while it runs; it leads its own process group. */
  start(...args: readonly string[]): { readonly child: ChildProcess; readonly outcome: Promise<Outcome> };
  /** Replaces one file. */
  write(path: string, content: string): void;
  read(path: string): string;
  /** `-detailed-exitcode`: 0 nothing to do, 2 changes, 1 failure. */
  plan(...args: readonly string[]): Promise<Outcome>;
  /** @throws Error with the output of Terraform when it fails. */
  apply(...args: readonly string[]): Promise<Outcome>;
  /** @throws Error with the output of Terraform when it fails. */
  destroy(...args: readonly string[]): Promise<Outcome>;
  /** @throws Error with the output of Terraform when it fails. */
  importResource(address: string, id: string): Promise<Outcome>;
  /** Plans and gives the plan as `terraform show -json` describes it. */
  showPlanJson<Plan = unknown>(...args: readonly string[]): Promise<Plan>;
  /** The state as `terraform show -json` describes it. */
  showStateJson<State = unknown>(): Promise<State>;
  dispose(): void;
}

export function createWorkspace({ files, env = {}, devOverrides = {} }: WorkspaceOptions): Workspace {
  const dir = mkdtempSync(join(tmpdir(), 'tf-'));
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  };
  write('.terraformrc', withDevOverrides(devOverrides));
  for (const [path, content] of Object.entries(files)) write(path, content);

  const start = (...args: readonly string[]) => {
    const child = spawn('terraform', args, { cwd: dir, env: environment(dir, env), detached: true });
    return { child, outcome: collect(child) };
  };
  const run = (...args: readonly string[]) => start(...args).outcome;
  const succeed = async (...args: readonly string[]) => {
    const outcome = await run(...args);
    if (outcome.code === 0) return outcome;
    throw new Error(`terraform ${args.join(' ')} ended with ${outcome.code}:\n${outcome.stdout}${outcome.stderr}`);
  };
  return {
    dir,
    run,
    start,
    write,
    read: (path) => readFileSync(join(dir, path), 'utf8'),
    plan: (...args) => run('plan', '-input=false', '-detailed-exitcode', ...args),
    apply: (...args) => succeed('apply', '-input=false', '-auto-approve', ...args),
    destroy: (...args) => succeed('destroy', '-input=false', '-auto-approve', ...args),
    importResource: (address, id) => succeed('import', '-input=false', address, id),
    async showPlanJson(...args) {
      await succeed('plan', '-input=false', '-out=plan.tfplan', ...args);
      return JSON.parse((await succeed('show', '-json', 'plan.tfplan')).stdout);
    },
    showStateJson: async () => JSON.parse((await succeed('show', '-json')).stdout),
    dispose: () => rmSync(dir, { recursive: true, force: true }),
  };
}

// Settings of the person who runs the tests must not reach Terraform.
function environment(dir: string, extra: WorkspaceOptions['env']): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('TF_') && !name.startsWith('PLUGIN_'),
  );
  return {
    ...Object.fromEntries(inherited),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_CLI_ARGS: '-no-color',
    TF_CLI_CONFIG_FILE: join(dir, '.terraformrc'),
    ...extra,
  };
}

function collect(child: ChildProcess): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
