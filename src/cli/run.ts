// The unleash-admin program: its name, version and commands, each loaded only when it is called.
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { printable, shorten } from '../text/index.ts';
import { addSandboxCommand } from './commands/sandbox.ts';
import type { Surroundings } from './surroundings.ts';
import { UsageError } from './usage-error.ts';

/** Exit codes: 0 done, 1 the work failed, 2 the command was wrong. `args` are those after the program's name. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, err } = surroundings;
  const program = new Command('unleash-admin')
    .description(packageJson.description)
    .version(packageJson.version, '--version', 'Print the version.')
    .helpOption('-h, --help', 'Show help for a command.')
    .helpCommand('help [command]', 'Show help for a command.')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => out(text.trimEnd()),
      writeErr: (text) => err(text.trimEnd()),
      outputError: (text, write) => write(`${printable(text.trimEnd()).replace(/^error: /, 'unleash-admin: ')}\n`),
    });
  addSandboxCommand(program, surroundings);
  if (args.length === 0) {
    out(program.helpInformation().trimEnd());
    return 0;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    err(`unleash-admin: ${shorten(printable(error.message), 2000)}`);
    return 2;
  }
}
