// Options that commands have for what they need, and for how their result is printed.
import { type Command, mayConnect } from './command.ts';
import { type Options, option, type Values } from './parameters.ts';

const everybodysFormats = ['table', 'json', 'ndjson', 'csv', 'markdown'] as const;
const pipelineFormats = ['sarif', 'junit', 'github'] as const;
export type Format = (typeof everybodysFormats)[number] | (typeof pipelineFormats)[number];

/** Formats in which the result of a command can be printed. */
export const formatsOf = ({ output }: Pick<Command, 'output'>): readonly Format[] =>
  output?.alarm ? [...everybodysFormats, ...pipelineFormats] : everybodysFormats;

const connection = {
  url: option.text('<address>', 'address of Unleash, instead of UNLEASH_URL'),
  tokenFile: option.text('<file>', 'file that holds the token, instead of UNLEASH_AUTH_TOKEN'),
};

const printing = (command: Pick<Command, 'output'>) => ({
  format: option.oneOf(formatsOf(command), 'table', '<format>', 'how the result is printed'),
  json: option.switch('the same as --format json'),
});

export type ConnectionOptions = Values<typeof connection>;
export type PrintingOptions = Values<ReturnType<typeof printing>>;

/** Everything that may be given to the command: what it declares, and what comes with what it is. */
export const optionsOf = ({ options, needs, output }: Command): Options => ({
  ...(output && printing({ output })),
  ...options,
  ...(mayConnect({ needs }) && connection),
});

/**
 * How the result is printed. A command that writes something else has a `format` of its own for that; one that writes the CSV
 * of somebody who takes it has an option `csv` for whose it is.
 */
export const printingOf = (
  { options }: Pick<Command, 'options'>,
  given: Partial<PrintingOptions> & { readonly csv?: unknown },
): PrintingOptions => ({
  format: 'csv' in options && given.csv ? 'csv' : 'format' in options ? 'table' : (given.format ?? 'table'),
  json: given.json === true,
});
