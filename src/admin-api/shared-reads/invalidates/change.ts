// How a table says which reads a write may change.
import type { OperationId } from '../../generated/operations.ts';
import type { OperationParameters } from '../../operation-types.ts';

/** `any`: whatever was read; the name of a parameter: only where the read had the same value as the write. */
type Extent<Write extends OperationId, Read extends OperationId> =
  | 'any'
  | (keyof OperationParameters<Write> & keyof OperationParameters<Read> & string);

export type Changes = {
  readonly [Write in OperationId]?: { readonly [Read in OperationId]?: Extent<Write, Read> };
};
