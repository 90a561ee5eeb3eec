// Which answers a write may have made old.
import { facts } from '../generated/facts.ts';
import type { OperationId } from '../generated/operations.ts';

/** An operation with its path and query parameters; a body plays no part. */
export interface Asked {
  readonly operation: OperationId;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Every write leaves a trace there. */
const log: OperationId = 'searchEvents';

/** Whether a write may change what a read answers. Whatever does not say what it changes may change everything. */
export function mayChange(write: Asked, read: Asked): boolean {
  const { invalidates } = facts[write.operation];
  if (invalidates === undefined || read.operation === log) return true;
  const extent = invalidates[read.operation];
  if (extent === undefined) return false;
  return extent === 'any' || String(write.parameters[extent]) === String(read.parameters[extent]);
}
