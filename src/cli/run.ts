// The unleash-admin program: finds the command that is called, loads it alone, runs it, and says how it went.
import { CommanderError } from 'commander';
import { printable, shorten } from '../text/index.ts';
import type { Command } from './command.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { UsageError, WorkFailed } from './failures.ts';
import { commands } from './generated/commands.ts';
import { type Call, createProgram } from './program.ts';
import type { ConnectionOptions, PrintingOptions } from './standard-options.ts';
import type { Terminal } from './terminal.ts';

/** @param args those after the program's name */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.done;
  const entry = commands.find(({ name }) => name === nameIn(args));
  const command = await entry?.load();
  const called = entry &&
    command && {
      name: entry.name,
      command,
      run: async (call: Call) => {
        exitCode = await carryOut(command, call, terminal);
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
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
    if (!(error instanceof UsageError || error instanceof WorkFailed)) throw error;
    terminal.err(`unleash-admin: ${shorten(printable(error.message), 2000)}`);
    return error instanceof UsageError ? exitCodes.wrongUse : exitCodes.failed;
  }
}

/** The command that is called, or whose help is asked for; no option before it has a value. */
function nameIn(args: readonly string[]): string | undefined {
  const [first, second] = args.filter((arg) => !arg.startsWith('-'));
  return first === 'help' ? second : first;
}

async function carryOut(command: Command, call: Call, terminal: Terminal): Promise<ExitCode> {
  const given = { ...call, terminal };
  const { withApi } = command.needs.includes('api') ? await import('./connect.ts') : { withApi: undefined };
  const data = withApi
    ? await withApi(call.options as ConnectionOptions, terminal, (api) => command.run({ ...given, api }))
    : await command.run(given);
  if (!command.output) return exitCodes.done;
  const { print } = await import('./output/print.ts');
  print(data, command.output, call.options as PrintingOptions, terminal);
  return command.hasFindings?.(data) ? exitCodes.findings : exitCodes.done;
}
