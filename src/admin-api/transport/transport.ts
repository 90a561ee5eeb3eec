// Choose how requests get to the server.
import type { Readable } from 'node:stream';
import type { Settings } from '../options.ts';
import type { Answer, Outgoing } from '../sending/call.ts';
import { tlsOptions } from './tls.ts';

/** An answer whose head is there, and whose body is to come. */
export interface Incoming {
  readonly status: number;
  readonly headers: Answer['headers'];
  readonly body: Readable;
  /** How the body is packed, such as `gzip`; null when it is not. */
  readonly encoding: string | null;
}

/** Rejects with what the network fails with, or with anything once the signal has aborted. Follows no redirect. */
export type Transport = (request: Outgoing & { readonly signal: AbortSignal }) => Promise<Incoming>;

/** Each way is loaded at the first request: most runs need one, and some none. */
export function createTransport(settings: Settings): Transport {
  let loading: Promise<Transport> | undefined;
  return async (request) => {
    loading ??= load(settings);
    return (await loading)(request);
  };
}

async function load({ fetch, proxy, ...settings }: Settings): Promise<Transport> {
  if (fetch) return (await import('./by-fetch.ts')).byFetch(fetch);
  const tls = await tlsOptions(settings);
  if (proxy) return (await import('./through-proxy.ts')).throughProxy(proxy, tls);
  return (await import('./direct.ts')).direct(settings.url, tls);
}
