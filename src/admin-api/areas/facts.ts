// What the client must know of an operation beyond the contract.
import type { OperationId } from '../generated/operations.ts';
import type { OperationParameters } from '../operation-types.ts';

/**
 * What sending the request once more would do: `read` changes nothing, `set` leaves the same state behind however often
 * it arrives, `once` would do it again.
 */
export type Repeat = 'read' | 'set' | 'once';

/** `any`: whatever was read; the name of a parameter: only where the read had the same value as the write. */
type Extent<Write extends OperationId, Read extends OperationId> =
  | 'any'
  | (keyof OperationParameters<Write> & keyof OperationParameters<Read> & string);

type FactsOf<Id extends OperationId> =
  | { readonly repeat: 'read' }
  | {
      readonly repeat: 'set' | 'once';
      /** The reads whose answers it may make old. */
      readonly invalidates: { readonly [Read in OperationId]?: Extent<Id, Read> };
    };

/** The card of an area: each of its operations. */
export type Facts = { readonly [Id in OperationId]?: FactsOf<Id> };

/** What is read where the operation is known only at run time. */
export interface OperationFacts {
  readonly repeat: Repeat;
  readonly invalidates?: { readonly [Read in OperationId]?: string };
}

/** Of an operation that changes nothing. */
export const read = { repeat: 'read' } as const;
