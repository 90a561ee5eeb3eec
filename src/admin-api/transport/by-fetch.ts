// Requests by a fetch of the caller's own.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { onAbort } from '../sending/cancel.ts';
import type { Incoming, Transport } from './transport.ts';

/** A Request that nobody holds no longer hears its signal. */
const inFlight = new Set<Request>();

export function byFetch(fetch: (request: Request) => Promise<Response>): Transport {
  return async ({ url, body = null, ...rest }) => {
    const request = new Request(url, { ...rest, body, redirect: 'manual' });
    inFlight.add(request);
    let letGo = () => {};
    // A fetch that does not listen to the signal is not waited for.
    const aborted = new Promise<never>((_, reject) => {
      letGo = onAbort(rest.signal, reject);
    });
    try {
      return fromResponse(await Promise.race([fetch(request), aborted]));
    } finally {
      letGo();
      inFlight.delete(request);
    }
  };
}

export const fromResponse = ({ status, headers, body }: Response): Incoming => ({
  status,
  headers,
  body: body ? Readable.fromWeb(body as ReadableStream) : Readable.from([]),
  // fetch unpacks by itself.
  encoding: null,
});
