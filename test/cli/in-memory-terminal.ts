// A terminal that keeps what is printed, and a program that runs in it.
import type { Terminal } from '../../src/cli/terminal.ts';
import { run } from '../../src/cli/run.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** @param around what is not like in a pipe without any variables */
export async function runCommand(args: readonly string[], around: Partial<Terminal> = {}): Promise<Outcome> {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: (line: string) => out.push(`${line}\n`),
    err: (line: string) => err.push(`${line}\n`),
    ...{
      env: {},
      program: '/nowhere/unleash-admin',
      cwd: '/',
      isTTY: false,
      columns: undefined,
      signal: new AbortController().signal,
    },
    ...around,
  };
  const code = await run(args, terminal, async () => (await import('../../provider/index.ts')).connect);
  return { code, out: out.join(''), err: err.join('') };
}
