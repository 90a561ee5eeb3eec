// One of the two servers that are compared: it is asked, remembers the ids it gave, and shows its answers comparably.
import { operations } from '../../../src/admin-api/generated/operations.ts';
import { type Call, describeCall, type OperationId } from './call.ts';
import { callers } from './cast.ts';
import { createIds, type Ids } from './ids.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly location: string | null;
  readonly body: unknown;
}

export interface Side {
  readonly url: string;
  readonly ids: Ids;
  /** The answer with ids named; everything else as it came. */
  ask(call: Call): Promise<Answer>;
}

/** A side at the beginning of a sequence. */
export function createSide(server: { readonly url: string; readonly token: string }): Side {
  const ids = createIds();
  return {
    url: server.url,
    ids,
    async ask(call) {
      const { op, body, as } = call;
      const response = await fetch(server.url + pathOf(call, ids), {
        method: operations[op].method,
        headers: {
          authorization: as === undefined ? server.token : callers[as],
          'content-type': 'application/json',
        },
        body: body === undefined ? null : JSON.stringify(ids.resolve(body)),
        signal: AbortSignal.timeout(30_000),
      }).catch((error: unknown) => {
        throw new Error(`${server.url} did not answer ${describeCall(call)}`, { cause: error });
      });
      const text = await response.text();
      const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
      const answered: unknown = type === 'application/json' ? JSON.parse(text) : text === '' ? '' : '<text>';
      if (response.ok) ids.learn(op, answered);
      const location = ids.name(response.headers.get('location'));
      return {
        status: response.status,
        type,
        location: typeof location === 'string' ? location : null,
        body: ids.name(answered),
      };
    },
  };
}

function pathOf({ op, params = {}, query }: Call, ids: Ids): string {
  const path = operations[op].path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = ids.resolve(params[name]);
    if (value === undefined) throw new Error(`no ${name} for ${op satisfies OperationId}`);
    return encodeURIComponent(String(value));
  });
  return query === undefined ? path : `${path}?${new URLSearchParams(query)}`;
}
