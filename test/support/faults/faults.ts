// The ways in which a call goes wrong in production, what a person must be told of each, and which of them pass unnoticed.
import type { FailRule } from '../../../src/sandbox/index.ts';

export interface Fault {
  readonly name: string;
  /** `late`: the request is handled, and the answer comes after the client has given up. */
  readonly how: FailRule['how'] | 'late';
  /** What the diagnostic says when it was not to be avoided. */
  readonly says: RegExp;
  /** Methods of calls that are repeated and succeed when it happens once. */
  readonly passes: readonly Method[];
  /** It is how a whole server goes away, so it is tried with every call that follows too. */
  readonly isOutage?: boolean;
}

type Method = 'GET' | 'PUT' | 'DELETE' | 'POST';

const all: readonly Method[] = ['GET', 'PUT', 'DELETE', 'POST'];
/** Nothing is made twice by repeating these. */
const repeatable: readonly Method[] = ['GET', 'PUT', 'DELETE'];

const refused = {
  name: 'NoAccessError',
  message: 'You need permission=ADMIN to perform this action',
  permissions: ['ADMIN'],
};

/** The secret of a new token cannot be asked for again, which is what then matters. */
const lost = (reason: RegExp) => new RegExp(`${reason.source}|the secret was lost on the way`);

export const faults: readonly Fault[] = [
  { name: '429 with Retry-After', how: { status: 429, retryAfter: 7 }, says: /HTTP 429/, passes: all },
  { name: '429', how: { status: 429 }, says: /HTTP 429/, passes: all },
  { name: '500', how: { status: 500 }, says: /HTTP 500/, passes: ['GET'] },
  { name: '503', how: { status: 503 }, says: /HTTP 503/, passes: repeatable, isOutage: true },
  { name: 'reset before', how: 'reset-before', says: /ECONNRESET/, passes: repeatable, isOutage: true },
  { name: 'reset after', how: 'reset-after', says: lost(/ECONNRESET/), passes: repeatable },
  { name: 'too late', how: 'late', says: lost(/got no answer .* within 10 s/), passes: repeatable },
  { name: 'cut JSON', how: 'truncate', says: lost(/perhaps cut short/), passes: [] },
  { name: 'HTML', how: 'html', says: /HTTP 502/, passes: repeatable },
  { name: '401', how: { status: 401 }, says: /does not accept the token/, passes: [] },
  { name: '403', how: { status: 403, body: refused }, says: /lacks the permission "ADMIN"/, passes: [] },
];
