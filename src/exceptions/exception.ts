// An exception, what it fits, and what is wrong with those that fit nothing any more.
import { fits } from './pattern.ts';

/** All that it names must fit. */
export interface Exception {
  /** Its place in the file, from 1. */
  readonly number: number;
  readonly reason: string;
  /** Who answers for it; null where the file does not ask for one. */
  readonly owner: string | null;
  /** The last day that it counts, in UTC; null for ever. */
  readonly expires: string | null;
  readonly patterns: ReadonlyMap<string, string>;
}

interface ExceptionProblem {
  readonly exception: Exception;
  readonly problem: 'expired' | 'unused';
}

/** @param today day in UTC */
export const isOver = ({ expires }: Exception, today: string): boolean => expires !== null && expires < today;

/** @param texts what each key may be, several where any of them does */
export const fitting = (
  exceptions: readonly Exception[],
  texts: { readonly [key: string]: readonly string[] },
): readonly Exception[] =>
  exceptions.filter(({ patterns }) =>
    [...patterns].every(([key, pattern]) => texts[key]?.some((text) => fits(pattern, text))),
  );

/** @param used those that something fitted */
export const problemsOf = (
  exceptions: readonly Exception[],
  used: ReadonlySet<Exception>,
  today: string,
): ExceptionProblem[] =>
  exceptions.flatMap((exception): ExceptionProblem[] => {
    if (isOver(exception, today)) return [{ exception, problem: 'expired' }];
    return used.has(exception) ? [] : [{ exception, problem: 'unused' }];
  });
