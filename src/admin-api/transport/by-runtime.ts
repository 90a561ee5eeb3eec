// Requests by the fetch of Bun, on which the self-contained executables run: there `node:http` takes five times as long, and undici
// knows no proxy.
import type { ReadableStream } from 'node:stream/web';
import type { ProxySettings } from './proxy.ts';
import type { TlsOptions } from './tls.ts';
import type { Transport } from './transport.ts';
import { unpackable } from './unpack.ts';

/** What Bun's fetch takes besides: https://bun.com/docs/runtime/networking/fetch */
interface BunRequest extends RequestInit {
  /** Left out, the environment would decide. */
  readonly proxy?: string;
  readonly tls: TlsOptions;
  /** Whether to unpack answers: whoever unpacks them knows how long they may become. */
  readonly decompress: boolean;
}

export const byRuntime =
  (proxy: ProxySettings | undefined, tls: TlsOptions): Transport =>
  async ({ url, method, body = null, headers, signal, onSent }) => {
    const packed = { ...headers, 'accept-encoding': unpackable };
    const request: BunRequest = {
      ...{ method, body, headers: packed, signal, redirect: 'manual', tls, decompress: false },
      ...(proxy && { proxy: proxy.url }),
    };
    const answering = fetch(url, request).catch(plainly);
    // Bun sends it from a thread of its own.
    setImmediate(() => onSent?.());
    const answer = await answering;
    if (proxy && answer.status === 407) throw new Error('proxy authentication failed');
    return {
      status: answer.status,
      headers: answer.headers,
      body: (answer.body as ReadableStream<Uint8Array> | null) ?? nothing(),
      encoding: answer.headers.get('Content-Encoding'),
    };
  };

/** @throws what was thrown, without advice for whoever writes programs */
function plainly(error: unknown): never {
  if (error instanceof Error) error.message = error.message.replace(/^[A-Z]+: |\s*For more information, pass .*$/g, '');
  throw error;
}

async function* nothing(): AsyncGenerator<never> {}
