// One of the two servers that are compared: it is asked, remembers the ids it gave, and shows its answers comparably.
import { patienceMs } from '../../../workshop/patience.ts';
import { addressOf } from '../../calls/call.ts';
import type { SomeCall } from '../../calls/some.ts';
import { describeCall } from './call.ts';
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
  ask(call: SomeCall): Promise<Answer>;
}

/** A side at the beginning of a sequence. */
export function createSide(server: { readonly url: string; readonly token: string }): Side {
  const ids = createIds();
  return {
    url: server.url,
    ids,
    async ask(call) {
      const { operation, by } = call;
      const parts = ids.resolve(call.parts) as SomeCall['parts'];
      const { method, path, body } = addressOf({ operation, parts });
      const response = await fetch(server.url + path, {
        method,
        headers: {
          authorization: by === undefined ? server.token : callers[by],
          'content-type': 'application/json',
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(patienceMs),
      }).catch((error: unknown) => {
        throw new Error(`${server.url} did not answer ${describeCall(call)}`, { cause: error });
      });
      const text = await response.text();
      const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
      const answered: unknown = type === 'application/json' ? JSON.parse(text) : text === '' ? '' : '<text>';
      if (response.ok) ids.learn(operation, answered);
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
