// The real terraform on a fresh sandbox, with the provider in the test's own process.
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { address } from '../provider/address.ts';
import { unleashProvider } from '../provider/index.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../src/sandbox/index.ts';
import { providerHandlers } from '../src/terraform/framework/index.ts';
import { createLogger, serveReattach } from '../src/terraform/index.ts';
import { fastClock } from './catalog.ts';
import { createWorkspace, type Outcome, type Workspace } from './terraform.ts';

type Environment = Readonly<Record<string, string | undefined>>;

interface StageOptions {
  /** The configuration; a name for the provider's source is added unless it has one. */
  readonly main: string;
  readonly sandbox?: SandboxOptions;
  /** Replaces or, with undefined, removes what the provider finds in its environment: the sandbox's address and token. */
  readonly env?: (sandbox: Sandbox) => Environment;
  /** Added to the environment of Terraform. */
  readonly terraformEnv?: Environment;
  /** Pauses have no end of their own: who waits for what Terraform does next goes on when it does it, however long that takes. */
  readonly endlessPauses?: true;
  /** Addresses under which the provider is found, too, as where state names the one that it takes over from. */
  readonly otherAddresses?: readonly string[];
  /** Takes each line that the provider logs, at every level. */
  readonly log?: (line: string) => void;
}

export interface Stage extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly workspace: Workspace;
  /** Folder where plans leave notes for their applies. */
  readonly planNotes: string;
  /** Replaces the configuration. */
  configure(main: string): void;
  /** Another person's Terraform on the same instance, with a copy of the present state and configuration. */
  colleague(): Workspace;
}

const source =
  'terraform {\n  required_providers {\n    unleash = {\n      source = "unleash-admin/unleash"\n    }\n  }\n}\n';

export async function openStage({
  main,
  env,
  terraformEnv,
  log,
  endlessPauses,
  otherAddresses = [],
  ...options
}: StageOptions): Promise<Stage> {
  const sandbox = await startSandbox(options.sandbox);
  const provided = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token, ...env?.(sandbox) };
  const planNotes = mkdtempSync(join(tmpdir(), 'unleash-plan-notes-'));
  const reattach = await serveProvider(provided, { log, endlessPauses, planNotes, otherAddresses });
  const workspaces: Workspace[] = [];
  const open = (files: { readonly [path: string]: string }) => {
    const workspace = createWorkspace({ files, env: { ...reattach.env, ...terraformEnv } });
    workspaces.push(workspace);
    return workspace;
  };
  const workspace = open(configurationFiles(main));
  return {
    sandbox,
    workspace,
    planNotes,
    configure: (changed) => workspace.write('main.tf', changed),
    colleague() {
      const other = open({});
      for (const file of ['versions.tf', 'main.tf', 'terraform.tfstate']) {
        if (existsSync(join(workspace.dir, file))) cpSync(join(workspace.dir, file), join(other.dir, file));
      }
      return other;
    },
    async [Symbol.asyncDispose]() {
      for (const { dispose } of workspaces) dispose();
      await reattach.close();
      await sandbox.stop();
      rmSync(planNotes, { recursive: true, force: true });
    },
  };
}

/** A configuration as files; it says where Terraform has the provider from, unless `main` does. */
export function configurationFiles(main: string): { [path: string]: string } {
  return main.includes('required_providers') ? { 'main.tf': main } : { 'main.tf': main, 'versions.tf': source };
}

/** Nobody waits in it for time to pass: pauses between tries end at once, unless they are to have no end. */
async function serveProvider(
  env: Environment,
  {
    log: write = () => {},
    endlessPauses,
    planNotes,
    otherAddresses,
  }: Pick<StageOptions, 'log' | 'endlessPauses'> & {
    readonly planNotes: string;
    readonly otherAddresses: readonly string[];
  },
) {
  const log = createLogger({ name: 'unleash', env: { TF_LOG: 'trace' }, write });
  const provider = unleashProvider('0.0.0-test', {
    env,
    log: ({ type, ...fields }) => log.debug(`admin API ${type}`, fields),
    onWait: (wait) => log.warn('waiting', { ...wait }),
    clock: endlessPauses ? { ...fastClock(), sleep: untilAborted } : fastClock(),
    planNotes,
  });
  const handlers = providerHandlers(provider);
  const served = await Promise.all(
    [address, ...otherAddresses].map((one) => serveReattach({ handlers, address: one, log })),
  );
  const providers = served.map(({ env }) => JSON.parse(env.TF_REATTACH_PROVIDERS) as object);
  return {
    env: { TF_REATTACH_PROVIDERS: JSON.stringify(Object.assign({}, ...providers)) },
    close: () => Promise.all(served.map(({ close }) => close())),
  };
}

const untilAborted = (_ms: number, signal: AbortSignal) =>
  new Promise<void>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

export type Model = { readonly [attribute: string]: unknown };

export interface ChangeJson {
  readonly address: string;
  readonly type: string;
  readonly mode: 'managed' | 'data';
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Model | null;
    readonly after: Model | null;
    readonly after_sensitive: Model | false;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

/** The part of a plan in JSON that tests look at. */
export interface PlanJson {
  readonly resource_changes?: readonly ChangeJson[];
  readonly resource_drift?: readonly ChangeJson[];
}

/** The part of a state file that tests look at. */
interface StateFile {
  readonly resources: readonly {
    readonly module?: string;
    readonly mode: 'managed' | 'data';
    readonly type: string;
    readonly name: string;
    readonly instances: readonly {
      readonly index_key?: string | number;
      readonly deposed?: string;
      readonly attributes: Model;
    }[];
  }[];
}

/** Values by address, data sources included. No process is started for a look into the file where Terraform keeps them. */
export function stateOf(workspace: Workspace): { [address: string]: Model } {
  if (!existsSync(join(workspace.dir, 'terraform.tfstate'))) return {};
  const { resources } = JSON.parse(workspace.read('terraform.tfstate')) as StateFile;
  return Object.fromEntries(
    resources.flatMap(({ module, mode, type, name, instances }) =>
      instances
        .filter(({ deposed }) => deposed === undefined)
        .map(({ index_key: key, attributes }) => {
          const address = [module, mode === 'data' ? mode : undefined, type, name].filter(Boolean).join('.');
          return [key === undefined ? address : `${address}[${JSON.stringify(key)}]`, attributes];
        }),
    ),
  );
}

/** Addresses of everything in state. */
export const addressesIn = (workspace: Workspace): string[] => Object.keys(stateOf(workspace));

/** What is planned to change, no-ops and data sources aside; the plan is kept in `plan.tfplan`. */
export async function plannedChanges(workspace: Workspace): Promise<ChangeJson[]> {
  const { code, stdout, stderr } = await workspace.plan('-out=plan.tfplan');
  if (code === 0) return [];
  if (code !== 2) throw new Error(`terraform plan ended with ${code}:\n${stdout}${stderr}`);
  const plan = JSON.parse((await workspace.run('show', '-json', 'plan.tfplan')).stdout) as PlanJson;
  return (plan.resource_changes ?? []).filter(
    ({ mode, change }) => mode === 'managed' && change.actions[0] !== 'no-op',
  );
}

/** Fails with Terraform's own words when it plans anything. */
export async function expectNothingPlanned(workspace: Workspace, ...args: readonly string[]): Promise<void> {
  const { code, stdout, stderr } = await workspace.plan(...args);
  // Of an object with two sensitive attributes, Terraform 1.11 compares the marks in the order of chance and ends with 2.
  if (code === 2 && args.includes('-refresh-only') && stdout.includes('found no differences')) return;
  if (code !== 0) throw new Error(`terraform plan ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
}

/** The names of attributes whose values differ. */
export function differences(before: Model | null, after: Model | null): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name])).sort();
}

/** The errors that Terraform shows, each on one line. */
export function errorsIn({ stderr }: Outcome): string[] {
  const blocks = stderr.split(/^(?=Error: )/m).map((block) => block.replace(/\s+/g, ' ').trim());
  return blocks.filter((block) => block !== '');
}
