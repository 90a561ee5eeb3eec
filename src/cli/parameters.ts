// The options and arguments that commands declare: each kind reads its own text, and its type follows from it.
import { isDay } from '../text/index.ts';
import { WrongValue } from './failures.ts';

export interface Option<T> {
  readonly description: string;
  /** What stands for the value in the help, such as `<file>`; null for a switch. */
  readonly placeholder: string | null;
  /** Shown in the help where it is not obvious. */
  readonly preset?: string | number;
  readonly choices?: readonly string[];
  /** @param texts as often as the option is given @throws WrongValue */
  read(texts: readonly string[]): T;
}

export interface Argument<T> {
  readonly description: string;
  /** It may be left out, or given several times; it is the last one then. */
  readonly isMany?: true;
  /** @throws WrongValue */
  read(given: string | readonly string[]): T;
}

export type Options = { readonly [name: string]: Option<unknown> };
export type Arguments = { readonly [name: string]: Argument<unknown> };
export type Values<Declared extends { readonly [name: string]: { read(given: never): unknown } }> = {
  readonly [Name in keyof Declared]: ReturnType<Declared[Name]['read']>;
};

const last = (texts: readonly string[]): string | undefined => texts.at(-1);

function wholeNumberIn(text: string, from: number, to: number): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= from && value <= to) return value;
  const range = to === Number.MAX_SAFE_INTEGER ? `of at least ${from}` : `from ${from} to ${to}`;
  throw new WrongValue(`It must be a whole number ${range}.`);
}

function choiceIn<Choice extends string>(choices: readonly Choice[], text: string): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw new WrongValue(`Allowed choices are ${choices.join(', ')}.`);
  return choice;
}

export const option = {
  text: (placeholder: string, description: string): Option<string | undefined> => ({
    ...{ placeholder, description },
    read: last,
  }),

  /** May be given several times. */
  texts: (placeholder: string, description: string): Option<readonly string[]> => ({
    ...{ placeholder, description: `${description}; may be repeated` },
    read: (texts) => texts,
  }),

  textOr: (preset: string, placeholder: string, description: string): Option<string> => ({
    ...{ placeholder, description, preset },
    read: (texts) => last(texts) ?? preset,
  }),

  wholeNumber: (
    placeholder: string,
    description: string,
    { from = 0, to = Number.MAX_SAFE_INTEGER }: { from?: number; to?: number } = {},
  ): Option<number | undefined> => ({
    ...{ placeholder, description },
    read: (texts) => (texts.length === 0 ? undefined : wholeNumberIn(last(texts)!, from, to)),
  }),

  wholeNumberOr: (
    preset: number,
    placeholder: string,
    description: string,
    { from, to }: { from: number; to: number },
  ): Option<number> => ({
    ...{ placeholder, description, preset },
    read: (texts) => (texts.length === 0 ? preset : wholeNumberIn(last(texts)!, from, to)),
  }),

  oneOf: <const Choice extends string>(
    choices: readonly Choice[],
    preset: Choice,
    placeholder: string,
    description: string,
  ): Option<Choice> => ({
    ...{ placeholder, description, preset, choices },
    read: (texts) => choiceIn(choices, last(texts) ?? preset),
  }),

  /** Undefined where it is not given. */
  maybeOneOf: <const Choice extends string>(
    choices: readonly Choice[],
    placeholder: string,
    description: string,
  ): Option<Choice | undefined> => ({
    ...{ placeholder, description, choices },
    read: (texts) => (texts.length === 0 ? undefined : choiceIn(choices, last(texts)!)),
  }),

  day: (description: string): Option<string | undefined> => ({
    ...{ placeholder: '<day>', description },
    read: (texts) => {
      const text = last(texts);
      if (text !== undefined && !isDay(text)) throw new WrongValue('It must be a day such as 2027-01-31.');
      return text;
    },
  }),

  /** A day, which is the instant at which it begins, or with `through` the one at which it has ended; or an instant. */
  time: (description: string, { through = false }: { through?: boolean } = {}): Option<string | undefined> => ({
    ...{ placeholder: '<time>', description },
    read: (texts) => {
      const text = last(texts);
      if (text === undefined) return undefined;
      if (isDay(text)) return new Date(Date.parse(text) + (through ? dayMs : 0)).toISOString();
      const instant = timePattern.test(text) && isDay(text.slice(0, 10)) ? Date.parse(text) : Number.NaN;
      if (Number.isNaN(instant))
        throw new WrongValue('It must be a day such as 2027-01-31, or an instant such as 2027-01-31T06:00:00Z.');
      return new Date(instant).toISOString();
    },
  }),

  switch: (description: string): Option<boolean> => ({
    ...{ placeholder: null, description },
    read: (texts) => texts.length > 0,
  }),
};

export const argument = {
  wholeNumber: (description: string): Argument<number> => ({
    description,
    read(text: string) {
      return wholeNumberIn(text, 1, Number.MAX_SAFE_INTEGER);
    },
  }),

  text: (description: string): Argument<string> => ({
    description,
    read(text: string) {
      return text;
    },
  }),

  texts: (description: string): Argument<readonly string[]> => ({
    ...{ description, isMany: true },
    read(texts: readonly string[]) {
      return texts;
    },
  }),
};

const dayMs = 86_400_000;
/** With seconds or without, and a zone. */
const timePattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
