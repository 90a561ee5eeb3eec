// Which answers a write may have made old.
import type { OperationId } from '../generated/operations.ts';
import { instanceChanges } from './invalidates/instance.ts';
import { peopleChanges } from './invalidates/people.ts';
import { projectChanges } from './invalidates/projects.ts';

/** An operation with its path and query parameters; a body plays no part. */
export interface Asked {
  readonly operation: OperationId;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** `any`, or the parameter in which read and write must agree. */
type Extents = { readonly [Read in OperationId]?: string };

export const changes: { readonly [Write in OperationId]?: Extents } = {
  ...peopleChanges,
  ...projectChanges,
  ...instanceChanges,
};

/** Every write leaves a trace there. */
const log: OperationId = 'searchEvents';

/** Whether a write may change what a read answers. A write that no table lists may change everything. */
export function mayChange(write: Asked, read: Asked): boolean {
  const extents = changes[write.operation];
  if (extents === undefined || read.operation === log) return true;
  const extent = extents[read.operation];
  if (extent === undefined) return false;
  return extent === 'any' || String(write.parameters[extent]) === String(read.parameters[extent]);
}
