// The parser: every command by its name and summary, and of the one that is called all that it declares.
import { type Command as Parsed, Command as Program, InvalidArgumentError, Option as Flag } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { printable } from '../text/index.ts';
import type { Command } from './command.ts';
import { describeExitCodes } from './exit-codes.ts';
import { WrongValue } from './failures.ts';
import { groups } from './groups.ts';
import type { Option } from './parameters.ts';
import { optionsOf } from './standard-options.ts';
import type { Terminal } from './terminal.ts';

/** What the caller gave, read by what the command declares. */
export interface Call {
  readonly arguments: { readonly [name: string]: unknown };
  readonly options: { readonly [name: string]: unknown };
}

interface Called {
  readonly name: string;
  readonly command: Command;
  /** Awaited by the program. */
  run(call: Call): Promise<void>;
}

const widest = 80;

/** @param summaries of all commands, by their names */
export function createProgram(
  summaries: readonly (readonly [name: string, summary: string])[],
  called: Called | undefined,
  { out, err, columns }: Terminal,
): Program {
  const program = new Program('unleash-admin')
    .description(packageJson.description)
    .version(packageJson.version, '--version', 'Print the version.')
    .helpOption('-h, --help', 'Show help for a command.')
    .helpCommand('help [command]', 'Show help for a command.')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => out(text.trimEnd()),
      writeErr: (text) => err(text.trimEnd()),
      getOutHelpWidth: () => Math.min(columns ?? widest, widest),
      outputError: (text, write) => write(`${printable(text.trimEnd()).replace(/^error: /, 'unleash-admin: ')}\n`),
    })
    .addHelpText('after', `\nExit codes: ${describeExitCodes()}.`);
  for (const [name, summary] of summaries) {
    const [first, second] = name.split(' ');
    const parsed =
      second === undefined ? add(program, first!, summary) : add(groupIn(program, first!), second, summary);
    if (called?.name === name) declare(parsed, called);
  }
  return program;
}

const add = (parent: Parsed, name: string, summary: string): Parsed =>
  parent.command(name).description(summary).helpOption('-h, --help', 'Show this help.');

function groupIn(program: Program, name: string): Parsed {
  const known = program.commands.find((command) => command.name() === name);
  if (known) return known;
  const { summary, byDefault } = groups[name]!;
  const group = add(program, name, summary).helpCommand('help [command]', 'Show help for a command.');
  return byDefault ? group.addHelpText('after', `\nWhere no command is named, it is ${byDefault}.`) : group;
}

function declare(parsed: Parsed, { command, run }: Called): void {
  const options = optionsOf(command);
  const names = Object.keys(command.arguments);
  for (const name of names) {
    const { description, isMany, read } = command.arguments[name]!;
    if (isMany) parsed.argument(`[${name}...]`, description);
    else parsed.argument(`<${name}>`, description, (text) => checked(text, read));
  }
  for (const [name, option] of Object.entries(options)) parsed.addOption(flagOf(name, option));
  const examples = command.examples.map((example) => `  unleash-admin ${example}\n`).join('');
  parsed.addHelpText(
    'after',
    `${command.description ? `\n${command.description}\n` : ''}\nExamples:\n${examples.trimEnd()}`,
  );
  parsed.action(async () => {
    const texts: { readonly [name: string]: readonly string[] | true | undefined } = parsed.opts();
    const textsOf = (name: string) => (texts[name] === true ? [''] : (texts[name] ?? []));
    await run({
      arguments: Object.fromEntries(
        names.map((name, place) => [name, command.arguments[name]!.read(parsed.processedArgs[place])]),
      ),
      options: Object.fromEntries(Object.entries(options).map(([name, { read }]) => [name, read(textsOf(name))])),
    });
  });
}

/** Read as soon as it is met, so that what is wrong is said of the flag; what counts is read again from all of its texts. */
function flagOf(name: string, { description, placeholder, preset, choices, read }: Option<unknown>): Flag {
  const long = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const notes = [
    ...(choices ? [`choices: ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`] : []),
    ...(preset === undefined ? [] : [`default: ${JSON.stringify(preset)}`]),
  ];
  const flag = new Flag(
    placeholder === null ? long : `${long} ${placeholder}`,
    [description, notes.length > 0 ? `(${notes.join(', ')})` : ''].join(' ').trim(),
  );
  if (placeholder === null) return flag;
  return flag.argParser((text: string, before: readonly string[] = []) => {
    checked([text], read);
    return [...before, text];
  });
}

/** The same, where it can be read; commander says of which flag or argument it is wrong. */
function checked<Texts>(texts: Texts, read: (texts: Texts) => unknown): Texts {
  try {
    read(texts);
  } catch (error) {
    throw error instanceof WrongValue ? new InvalidArgumentError(error.message) : error;
  }
  return texts;
}
