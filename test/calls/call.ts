// One call of an operation as tests write it down, and what of it each server and each suite needs.
import { type OperationAddress, type OperationId, operations } from '../../src/admin-api/generated/operations.ts';
import type { OperationParameters } from '../../src/admin-api/index.ts';

/** Path and query parameters in one object, with the request body beside them, as the client takes them; right or wrong. */
export type PartsOf<Id extends OperationId, Value = unknown> = {
  readonly [Name in keyof OperationParameters<Id>]?: Value;
};
export type Parts = Readonly<Record<string, unknown>>;

export interface Call {
  readonly operation: OperationId;
  readonly parts: Parts;
}

/** A call whose answer is known beforehand. */
export interface ExpectedCall extends Call {
  readonly status: number;
  /** Remembers the id or the secret in the answer for `{name}` in the parts of later calls. */
  readonly as?: string;
  /** Fails unless the answer is what it should be beyond its status. */
  readonly check?: (answer: unknown) => void;
}

export const call = <Id extends OperationId>(operation: Id, parts: PartsOf<Id> = {}): Call => ({ operation, parts });

/** A call on its own, of which a status is expected. */
export const expectCall = <Id extends OperationId>(
  operation: Id,
  status: number,
  parts: PartsOf<Id> = {},
  more: Pick<ExpectedCall, 'as' | 'check'> = {},
): ExpectedCall => ({ operation, status, parts, ...more });

export interface Address {
  readonly method: OperationAddress['method'];
  /** Everything after the host. */
  readonly path: string;
  readonly body: unknown;
}

/** Where a call goes, and with which body. */
export function addressOf({ operation, parts }: Call): Address {
  const { method, path: template } = operations[operation];
  const { body, ...rest } = parts;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (rest[name] === undefined) throw new Error(`a call of ${operation} says no ${name}`);
    return encodeURIComponent(String(rest[name]));
  });
  const query = Object.entries(rest).filter(([name]) => !template.includes(`{${name}}`));
  const search = new URLSearchParams(query.map(([name, value]) => [name, String(value)]));
  return { method, path: query.length > 0 ? `${path}?${search}` : path, body };
}
