// A terminal that keeps what is printed, and a program that runs in it.
import type { Terminal } from '../../src/cli/terminal.ts';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { run } from '../../src/cli/run.ts';
import { problemsOf } from './schema-of.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * @param around what is not like in a pipe without any variables
 * @throws Error where JSON is not what the schema of the command says: whoever asks for some holds it to that
 */
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
  const problems = isDone.includes(code) && inJson.test(args.join(' ')) ? problemsOf(args, out.join('')) : [];
  if (problems.length > 0) throw new Error(`${args.join(' ')} answers in its own way: ${JSON.stringify(problems)}`);
  return { code, out: out.join(''), err: err.join('') };
}

const isDone: readonly number[] = [exitCodes.done, exitCodes.findings];
/** `export --format json` is not meant: its format is that of what it writes. */
const inJson = /^(?!export ).*--format json\b|--json\b/;
