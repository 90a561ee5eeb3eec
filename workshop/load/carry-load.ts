// Applies a configuration, plans it again and destroys it, and tells what that took.
import { isDeepStrictEqual } from 'node:util';
import { type Run, runTerraform } from '../measure/run-terraform.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';
import type { Workspace } from '../terraform.ts';

export interface Step {
  readonly command: 'apply' | 'plan' | 'destroy';
  readonly seconds: number;
  readonly requests: number;
  /** Answers of 400 and more, but for 429. */
  readonly errors: number;
  /** Answers of 429: the server asked to wait. */
  readonly throttled: number;
  /** Peak memory in MB; 0 where it cannot be seen. */
  readonly terraformMb: number;
  readonly providerMb: number;
  readonly output: string;
}

/**
 * The plan must find nothing to do, and at the end the instance must be as it was.
 * @throws Error with the output of Terraform, or with what is left behind
 */
export async function carryLoad(
  workspace: Workspace,
  sandbox: Sandbox,
  tell: (step: Step) => void = () => {},
): Promise<{ readonly [command in Step['command']]: Step }> {
  const before = sandbox.snapshot();
  const take = async (command: Step['command'], ...args: readonly string[]) => {
    const sent = sandbox.requests.length;
    const step = toStep(command, await runTerraform(workspace, command, '-input=false', ...args), sandbox, sent);
    tell(step);
    return step;
  };
  const apply = await take('apply', '-auto-approve');
  const plan = await take('plan', '-detailed-exitcode');
  const destroy = await take('destroy', '-auto-approve');
  if (!isDeepStrictEqual(sandbox.snapshot(), before)) throw new Error('destroy left something behind');
  return { apply, plan, destroy };
}

function toStep(command: Step['command'], run: Run, sandbox: Sandbox, sent: number): Step {
  const { code, stdout, stderr } = run.outcome;
  if (code !== 0)
    throw new Error(`terraform ${command} ended with ${code}:\n${stdout.slice(-4000)}${stderr.slice(-4000)}`);
  const entries = sandbox.requests.slice(sent);
  return {
    command,
    seconds: run.wallMs / 1000,
    requests: entries.length,
    errors: entries.filter(({ status }) => (status >= 400 && status !== 429) || status === 0).length,
    throttled: entries.filter(({ status }) => status === 429).length,
    terraformMb: run.terraform.peakMb,
    providerMb: Math.max(0, ...run.providers.map(({ peakMb }) => peakMb)),
    output: stdout,
  };
}

/** Such as `apply 41.2 s, 5200 requests, 3 told to wait, 0 errors, Terraform 180 MB, provider 150 MB`. */
export function describeStep(step: Step): string {
  const { command, seconds, requests, errors, throttled, terraformMb, providerMb } = step;
  const waits = throttled > 0 ? `${throttled} told to wait, ` : '';
  const memory = `Terraform ${terraformMb.toFixed(0)} MB${providerMb > 0 ? `, provider ${providerMb.toFixed(0)} MB` : ''}`;
  return `${command} ${seconds.toFixed(1)} s, ${requests} requests, ${waits}${errors} errors, ${memory}`;
}
