// Last step: the files as text, in the syntax that the caller asked for.
import { formatBlock } from './hcl.ts';
import { formatJson } from './json.ts';
import type { Sheets } from './files.ts';

/** Contents by name of the file. */
export type Files = ReadonlyMap<string, string>;

export const note =
  'Written by "unleash-admin export", which writes it again when the instance has changed. Change Unleash, or delete .unleash-export.json and go on by hand.';

export const toHcl = (sheets: Sheets): Files =>
  new Map(
    [...sheets].map(([name, blocks]) => [
      `${name}.tf`,
      `${[`# ${note}`, ...blocks.map((block) => formatBlock(block))].join('\n\n')}\n`,
    ]),
  );

export const toJson = (sheets: Sheets): Files =>
  new Map([...sheets].map(([name, blocks]) => [`${name}.tf.json`, formatJson(blocks, note)]));
