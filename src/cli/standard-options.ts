// Options that commands have for what they need, and for how their result is printed.
import type { Command } from './command.ts';
import { type Options, option, type Values } from './parameters.ts';

export const formats = ['table', 'json', 'ndjson', 'csv', 'markdown'] as const;
export type Format = (typeof formats)[number];

const connection = {
  url: option.text('<address>', 'address of Unleash, instead of UNLEASH_URL'),
  tokenFile: option.text('<file>', 'file that holds the token, instead of UNLEASH_AUTH_TOKEN'),
};

const printing = {
  format: option.oneOf(formats, 'table', '<format>', 'how the result is printed'),
  json: option.switch('the same as --format json'),
};

export type ConnectionOptions = Values<typeof connection>;
export type PrintingOptions = Values<typeof printing>;

/** Everything that may be given to the command: what it declares, and what comes with what it is. */
export const optionsOf = ({ options, needs, output }: Command): Options => ({
  ...(output && printing),
  ...options,
  ...(needs.includes('api') && connection),
});

/** How the result is printed. A command that writes something else has a `format` of its own for that. */
export const printingOf = (
  { options }: Pick<Command, 'options'>,
  given: Partial<PrintingOptions>,
): PrintingOptions => ({
  format: 'format' in options ? 'table' : (given.format ?? 'table'),
  json: given.json === true,
});
