// The unleash-admin program: finds the command that is called, loads it alone, runs it, and says how it went.
import { CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { AdminApi } from '../admin-api/index.ts';
import type { Connected } from '../terraform/framework/index.ts';
import { printable, shorten } from '../text/index.ts';
import { type Command, mayConnect, type Reach } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { isOfFiles, UsageError, WorkFailed } from './failures.ts';
import { commands } from './generated/commands.ts';
import { groups } from './groups.ts';
import { checkPeriod } from './period.ts';
import { type Call, createProgram } from './program.ts';
import { type ConnectionOptions, printingOf } from './standard-options.ts';
import type { Terminal } from './terminal.ts';

/** The provider over a client; the command line itself knows no catalog. */
type Connect = (version: string, api: AdminApi, token: string) => Connected;

/**
 * @param args those after the program's name
 * @param loadConnect for commands that need the catalog
 */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  loadConnect: () => Promise<Connect>,
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const words = withDefault(args);
  const name = nameIn(words);
  const entry = commands.find((command) => command.name === name);
  const command = await entry?.load();
  const called = entry &&
    command && {
      name: entry.name,
      command,
      run: async (call: Call) => {
        exitCode = await carryOut(command, call, terminal, loadConnect);
      },
    };
  const program = createProgram(
    commands.map(({ name, summary }) => [name, summary]),
    called,
    terminal,
  );
  if (args.length === 0) {
    program.outputHelp();
    return exitCodes.done;
  }
  try {
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
    const message = sentenceOf(error);
    if (message === undefined) throw error;
    terminal.err(`unleash-admin: ${shorten(printable(message), 2000)}`);
    return error instanceof UsageError ? exitCodes.wrongUse : exitCodes.failed;
  }
}

/** Undefined where it is our own fault. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof UsageError || error instanceof WorkFailed) return error.message;
  return isOfFiles(error) ? `a file or folder cannot be used: ${error.message}` : undefined;
}

/** A group that is called by its name alone carries out its default: `events --limit 1` is `events search --limit 1`. */
function withDefault(args: readonly string[]): readonly string[] {
  const [name = '', next = ''] = args;
  const byDefault = groups[name]?.byDefault;
  const isTold =
    ['-h', '--help', 'help'].includes(next) || commands.some((command) => command.name === `${name} ${next}`);
  return byDefault === undefined || isTold ? args : [name, byDefault, ...args.slice(1)];
}

/** The command that is called, or whose help is asked for; no option before it has a value. */
function nameIn(args: readonly string[]): string | undefined {
  const [first, second] = args.filter((arg) => !arg.startsWith('-') && arg !== 'help');
  return first !== undefined && first in groups ? `${first} ${second}` : first;
}

async function carryOut(
  command: Command,
  call: Call,
  terminal: Terminal,
  loadConnect: () => Promise<Connect>,
): Promise<ExitCode> {
  const data = await work(command, call, terminal, loadConnect);
  if (!command.output) return exitCodes.done;
  const { print } = await import('./output/print.ts');
  print(data, command.output, printingOf(command, call.options), terminal);
  return command.hasFindings?.(data) ? exitCodes.findings : exitCodes.done;
}

async function work(
  command: Command,
  call: Call,
  terminal: Terminal,
  loadConnect: () => Promise<Connect>,
): Promise<unknown> {
  checkPeriod(call.options);
  const given = { ...call, terminal };
  const { needs } = command;
  if (!mayConnect(command)) return command.run(given);
  const { withApi } = await import('./connect.ts');
  const connection = call.options as ConnectionOptions;
  const reach: Reach['reach'] = (done) =>
    withApi(connection, terminal, async (api, token) => {
      const connect = await loadConnect();
      return done({ api, connected: connect(packageJson.version, api, token) });
    });
  if (needs.includes('reach')) return command.run({ ...given, reach });
  if (needs.includes('connected')) return reach((instance) => command.run({ ...given, ...instance }));
  return withApi(connection, terminal, (api) => command.run({ ...given, api }));
}
