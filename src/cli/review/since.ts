// What --since says: for how many days back the log tells what is in use, or which earlier review is compared with.
import { UsageError } from '../failures.ts';
import { type Earlier, readEarlier } from './earlier.ts';

interface Since {
  /** Null not to ask the log. */
  readonly activityDays: number | null;
  readonly earlier: Earlier | null;
}

const usual = 90;

/** @param text such as `90d`, `0d` not to ask the log, or the name of a file @throws UsageError */
export function readSince(text: string, cwd: string): Since {
  const days = /^(\d{1,4})d$/.exec(text)?.[1];
  if (days !== undefined) return { activityDays: Number(days) || null, earlier: null };
  if (/^\d+\D?$/.test(text))
    throw new UsageError(
      `--since must be a number of days such as 90d, or a file of an earlier review, not ${JSON.stringify(text)}`,
    );
  return { activityDays: usual, earlier: readEarlier(text, cwd) };
}
