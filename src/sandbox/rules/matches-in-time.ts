// Tries a regular expression of somebody else on a text, for a limited time.
import { runInNewContext } from 'node:vm';

/** Milliseconds. One that backtracks is done at once or in hours. */
const LIMIT = 1000;

/** Undefined when it had not ended in time. */
export function matchesInTime(expression: RegExp, text: string): boolean | undefined {
  const { source, flags } = expression;
  try {
    const given = { source, flags, text };
    return Boolean(runInNewContext('new RegExp(source, flags).test(text)', given, { timeout: LIMIT }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
