// One run of the unleash-admin program as it is shipped, and what it cost.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { builtExecutables } from '../../workshop/built-executables.ts';
import { watch } from '../../workshop/measure/usage.ts';

export interface Cost {
  readonly wallMs: number;
  readonly peakMb: number;
}

interface Instance {
  readonly url: string;
  readonly token: string;
}

/** @throws Error where it ends with neither 0 nor findings */
export async function runProgram({ url, token }: Instance, args: readonly string[], cwd?: string): Promise<Cost> {
  const program = join(await builtExecutables(), 'unleash-admin');
  const env = { ...process.env, UNLEASH_URL: url, UNLEASH_AUTH_TOKEN: token };
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const watching = watch(child.pid!);
  const [code] = await once(child, 'close');
  const wallMs = performance.now() - started;
  const { peakMb } = watching.stop().terraform;
  if (code !== 0 && code !== 3) throw new Error(`unleash-admin ${args.join(' ')} ended with ${code}: ${said}`);
  return { wallMs, peakMb };
}
