// Checks on single values; each says what is wrong in a sentence, or nothing.
import { nearest } from './nearest.ts';

/**
 * Answers what is wrong with a known value of the attribute `name`, as a sentence that says what to do, or undefined when it
 * is right.
 */
// biome-ignore lint/suspicious/noExplicitAny: a list of constraints holds checks on different value types
export interface Constraint<T = any> {
  (value: T, name: string): string | undefined;
  /** The values that it lets pass, where they can be listed: descriptions name them. */
  readonly values?: readonly string[];
  /** The numbers that it lets pass, both included. */
  readonly range?: { readonly least: number; readonly most?: number };
}

/** One of the given words; a near miss gets a suggestion. */
export function oneOf(values: readonly string[]): Constraint<string> {
  const listed = values.map((value) => JSON.stringify(value)).join(', ');
  const check: Constraint<string> = (value) =>
    values.includes(value) ? undefined : `${JSON.stringify(value)} is not one of ${listed}.${nearest(value, values)}`;
  return Object.assign(check, { values });
}

/** A whole number from `least` to `most`, both included. */
export function between(least: number, most: number): Constraint<number> {
  const check: Constraint<number> = (value, name) =>
    value >= least && value <= most
      ? undefined
      : `The ${name} attribute must be between ${least} and ${most}, but got: ${value}.`;
  return Object.assign(check, { range: { least, most } });
}

/** A whole number from `least` on. */
export function atLeast(least: number): Constraint<number> {
  const check: Constraint<number> = (value, name) =>
    value >= least ? undefined : `The ${name} attribute must be at least ${least}, but got: ${value}.`;
  return Object.assign(check, { range: { least } });
}

/** Text that fits a pattern, which `what` describes. */
export function matching(pattern: RegExp, what: string): Constraint<string> {
  return (value) => (pattern.test(value) ? undefined : `${JSON.stringify(value)} is not ${what}.`);
}

/** Text with at least one character that is not white space. */
export const notBlank: Constraint<string> = (value) =>
  value.trim() === ''
    ? 'The value must not be empty. Write one, or leave the attribute out if it is optional.'
    : undefined;

/** Text that a server keeps as it is, although it drops white space at both ends. */
export const trimmed: Constraint<string> = (value) =>
  notBlank(value, '') ??
  (value === value.trim()
    ? undefined
    : `${JSON.stringify(value)} begins or ends with white space, which would be dropped. Remove it.`);

/** At least one element. */
export const notEmpty: Constraint<readonly unknown[]> = (value) =>
  value.length === 0 ? 'The collection must have at least one element.' : undefined;
