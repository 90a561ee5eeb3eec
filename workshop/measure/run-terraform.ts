// One run of terraform with the time it took and, where that can be seen, what it used.
import type { Outcome, Workspace } from '../terraform.ts';
import { canWatch, type Usage, watch } from './usage.ts';

export interface Run {
  readonly wallMs: number;
  readonly terraform: Usage;
  /** One for each process of the provider, in the order of their start. */
  readonly providers: readonly Usage[];
  readonly outcome: Outcome;
}

const unseen: Usage = { cpuMs: 0, peakMb: 0 };

export async function runTerraform(workspace: Workspace, ...args: readonly string[]): Promise<Run> {
  const started = performance.now();
  const { child, outcome } = workspace.start(...args);
  const watching = canWatch && child.pid !== undefined ? watch(child.pid) : undefined;
  const ended = await outcome;
  const wallMs = performance.now() - started;
  return { wallMs, ...(watching?.stop() ?? { terraform: unseen, providers: [] }), outcome: ended };
}

/** A plan that must find nothing to do. @throws Error with the output of Terraform when it does. */
export async function planNothing(workspace: Workspace): Promise<Run> {
  const run = await runTerraform(workspace, 'plan', '-input=false', '-detailed-exitcode');
  const { code, stdout, stderr } = run.outcome;
  if (code === 0) return run;
  throw new Error(`terraform plan ended with ${code} where nothing was to do:\n${stdout.slice(-4000)}${stderr}`);
}
