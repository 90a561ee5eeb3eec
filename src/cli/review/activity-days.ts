// How far back the log is to tell what permissions are used for.
import { UsageError } from '../failures.ts';

/** @param text such as `90d`, or `0d` not to ask the log @returns days @throws UsageError */
export function readActivityDays(text: string): number | null {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days === undefined)
    throw new UsageError(`--since must be a number of days such as 90d, not ${JSON.stringify(text)}`);
  return Number(days) === 0 ? null : Number(days);
}
