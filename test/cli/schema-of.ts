// The schema that a command publishes, as a check of what it answers.
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { commands } from '../../src/cli/generated/commands.ts';
import { groups } from '../../src/cli/groups.ts';

/** `events search` has the page and the schema `events-search`. */
export const slug = (name: string): string => name.replace(' ', '-');

const compiled = new Map<string, ValidateFunction>();

/** @param name of a command, or of a kind of file that commands read */
export function schemaOf(name: string): ValidateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const file = new URL(`../../docs/schemas/${slug(name)}.json`, import.meta.url);
  const valid = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  compiled.set(name, valid);
  return valid;
}

/** What is wrong with what a command answered as JSON, by its schema. */
export function problemsOf(args: readonly string[], json: string): readonly unknown[] {
  const valid = schemaOf(nameOf(args));
  valid(JSON.parse(json));
  return valid.errors ?? [];
}

/** `events` is `events search`. */
function nameOf([first = '', second = '']: readonly string[]): string {
  const byDefault = `${first} ${groups[first]?.byDefault}`;
  const name = [`${first} ${second}`, first, byDefault].find((one) => commands.some(({ name }) => name === one));
  if (name === undefined) throw new Error(`${first} is no command`);
  return name;
}
