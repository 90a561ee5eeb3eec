// The sandbox without a network: takes a Request and answers a Response, as fetch does.
import { setTimeout as sleep } from 'node:timers/promises';
import { describeRequest, maxBody } from './describe-request.ts';
import { logRequest, serveRequest, type Serving } from './serve-request.ts';

export type SandboxFetch = (request: Request) => Promise<Response>;

/** Rejects where a network would: with the signal's reason, and with what fetch throws when a connection breaks. */
export const createSandboxFetch =
  (serving: Serving): SandboxFetch =>
  async (request) => {
    const { signal } = request;
    const started = performance.now();
    const text = await request.text();
    await pass(serving.latencyMs(), signal);
    const described = describeRequest({
      method: request.method,
      target: request.url,
      header: (name) => request.headers.get(name) ?? undefined,
      rawBody: Buffer.byteLength(text) > maxBody ? undefined : text,
      peer: '127.0.0.1',
    });
    const outcome = serveRequest(serving, described);
    if (typeof outcome === 'string') {
      logRequest(serving, described, 0, started);
      if (outcome === 'break') throw connectionBroken();
      return untilAborted(signal);
    }
    const { reply, afterMs } = outcome;
    await pass(afterMs, signal);
    logRequest(serving, described, reply.status, started);
    const { status, headers, body } = reply;
    return new Response(body ?? null, { status, headers });
  };

function connectionBroken(): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
}

async function pass(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms <= 0) return;
  await sleep(ms, undefined, { signal }).catch(() => {
    throw signal.reason;
  });
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
