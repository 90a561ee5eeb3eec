// A file of exceptions: JSON, in which every key is known and every value is a text.
import { isJsonObject } from '../json/index.ts';
import { isDay } from '../text/index.ts';
import type { Exception } from './exception.ts';

/** What is wrong with the file; it follows its name. */
export class WrongExceptions extends Error {}

export interface ExceptionShape {
  /** The key of the list, such as `rules`. */
  readonly list: string;
  /** How messages call one, such as `rule`. */
  readonly one: string;
  /** Keys that say what it fits: one of them is needed. */
  readonly patterns: readonly string[];
  /** Keys that are needed whatever it fits. */
  readonly needed: readonly string[];
  /** Texts that a key may have alone. */
  readonly choices?: { readonly [key: string]: readonly string[] };
  /** What one without patterns would do, such as `would ignore everything`. */
  readonly unlimited: string;
  /** Suggests the word that was probably meant, as a sentence with a leading space. */
  nearest(word: string, known: readonly string[]): string;
}

/** @throws WrongExceptions that names the exception and what is wrong with it */
export function parseExceptions(value: unknown, shape: ExceptionShape): Exception[] {
  const list = isJsonObject(value) ? value[shape.list] : undefined;
  if (!Array.isArray(list)) throw new WrongExceptions(`it must be an object with a list "${shape.list}"`);
  return list.map((given: unknown, index) => {
    const problem = problemOf(given, shape);
    if (problem !== undefined || !isJsonObject(given))
      throw new WrongExceptions(`${shape.one} ${index + 1} ${problem}`);
    const text = (key: string) => (given[key] === undefined ? null : String(given[key]));
    return {
      ...{ number: index + 1, reason: String(given.reason), owner: text('owner'), expires: text('expires') },
      patterns: new Map(shape.patterns.flatMap((key) => (key in given ? [[key, String(given[key])] as const] : []))),
    };
  });
}

function problemOf(given: unknown, shape: ExceptionShape): string | undefined {
  if (!isJsonObject(given)) return 'must be an object';
  const keys = [...new Set([...shape.patterns, ...shape.needed, 'reason', 'expires'])];
  const strange = Object.keys(given).find((key) => !keys.includes(key));
  if (strange !== undefined) return `has the unknown key "${strange}".${shape.nearest(strange, keys)}`;
  const other = Object.keys(given).find((key) => typeof given[key] !== 'string' || given[key] === '');
  if (other !== undefined) return `must have a text as "${other}"`;
  const lacking = shape.needed.find((key) => !(key in given));
  if (lacking !== undefined) return `must have ${/^[aeiou]/.test(lacking) ? 'an' : 'a'} "${lacking}"`;
  if (!shape.patterns.some((key) => key in given))
    return `${shape.unlimited}: give it one of ${shape.patterns.join(', ')}`;
  for (const [key, choices] of Object.entries(shape.choices ?? {}))
    if (key in given && !choices.includes(String(given[key])))
      return `must have one of ${choices.join(', ')} as "${key}"`;
  if ('expires' in given && !isDay(String(given.expires))) return 'must have a day such as 2027-01-31 as "expires"';
  return undefined;
}
