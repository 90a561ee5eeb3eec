// The provider as it is shipped: built into one executable file that Terraform starts by itself.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configurationFiles } from './acceptance.ts';
import { builtExecutables } from './built-executables.ts';
import { createWorkspace, type Workspace } from './terraform.ts';

export interface BuiltProvider {
  /** Holds `terraform-provider-unleash` and `unleash-admin`, for everybody: it is only read. */
  readonly dist: string;
  /** A workspace whose Terraform starts the built provider, against the instance at `url`. */
  open(
    instance: { readonly url: string; readonly token: string },
    main: string,
    env?: { readonly [name: string]: string },
  ): Workspace;
  /** What its processes have left in the directory for temporary files. */
  leftovers(): string[];
  /** Folder of the notes that plans leave for their applies. */
  readonly planNotes: string;
  dispose(): void;
}

/** The one thing that the provider leaves on purpose: what a plan tells its apply. */
const planNotes = `terraform-provider-unleash-${process.getuid?.() ?? 'user'}`;

export async function buildProvider(): Promise<BuiltProvider> {
  const dir = mkdtempSync(join(tmpdir(), 'unleash-built-'));
  const temporary = join(dir, 'tmp');
  mkdirSync(temporary);
  const dist = await builtExecutables();
  return {
    dist,
    open: ({ url, token }, main, env) =>
      createWorkspace({
        files: configurationFiles(main),
        env: { UNLEASH_URL: url, UNLEASH_AUTH_TOKEN: token, TMPDIR: temporary, ...env },
        devOverrides: { 'unleash-admin/unleash': dist },
      }),
    leftovers: () => readdirSync(temporary).filter((name) => name !== planNotes),
    planNotes: join(temporary, planNotes),
    dispose: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Ids of the processes that a process has started. */
export function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.filter(([, parent]) => parent === pid).map(([child]) => child!);
}
