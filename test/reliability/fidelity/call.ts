// One call of a sequence, as plain data: it can be generated, made smaller, printed and made again.
import type { operations } from '../../../src/admin-api/generated/operations.ts';

export type OperationId = keyof typeof operations;

/** Whose token it is made with; the admin token unless given. */
export type Caller = 'editor' | 'viewer' | 'worker';

/** What ids there are of. */
export type Kind = 'user' | 'role' | 'group' | 'token' | 'segment' | 'addon' | 'api token' | 'invite link';

/** An id that servers give as they like: of those known at that moment, counted from the latest. */
export interface Reference {
  readonly latest: Kind;
  readonly but: number;
}

export interface Call {
  readonly op: OperationId;
  /** Values of the path. */
  readonly params?: { readonly [name: string]: unknown };
  readonly query?: { readonly [name: string]: string };
  /** Sent as JSON, references anywhere in it resolved. */
  readonly body?: unknown;
  readonly as?: Caller;
}

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'latest' in value && 'but' in value;
}

/** The shortest text that tells calls of a sequence apart. */
export function describeCall({ op, params = {}, query, body, as }: Call): string {
  const parts = [
    op,
    ...Object.entries(params).map(([name, value]) => `${name}=${describe(value)}`),
    ...(query ? [`?${new URLSearchParams(query)}`] : []),
    ...(body === undefined ? [] : [describe(body)]),
    ...(as ? [`as ${as}`] : []),
  ];
  return parts.join(' ');
}

function describe(value: unknown): string {
  const named = JSON.stringify(value, (_, item) => (isReference(item) ? `<${item.latest} ${item.but}>` : item));
  return named.length > 400 ? `${named.slice(0, 400)}…` : named;
}
