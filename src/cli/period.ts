// The time between two options, of every command that has both.
import { UsageError } from './failures.ts';

/** @param given the values of options; days are meant whole, instants end at themselves @throws UsageError */
export function checkPeriod({ from, to }: Readonly<Record<string, unknown>>): void {
  if (typeof from !== 'string' || typeof to !== 'string') return;
  const areDays = from.length === '2027-01-31'.length;
  if (from > to || (from === to && !areDays)) throw new UsageError('--to must end after --from begins');
}
