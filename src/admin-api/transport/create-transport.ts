// Choose how requests get to the server.
import type { Settings } from '../options.ts';
import { tlsOptions } from './tls.ts';
import type { Transport } from './transport.ts';

/** What decides the way to a server. */
type Route = Pick<Settings, 'url' | 'fetch' | 'proxy' | 'caCertificate' | 'extraCaFile' | 'insecureSkipVerify'>;

/** Each way is loaded at the first request: most runs need one, and some none. */
export function createTransport(settings: Route): Transport {
  let loading: Promise<Transport> | undefined;
  return async (request) => {
    loading ??= load(settings);
    return (await loading)(request);
  };
}

async function load({ fetch, proxy, ...settings }: Route): Promise<Transport> {
  if (fetch) return (await import('./by-fetch.ts')).byFetch(fetch);
  const tls = await tlsOptions(settings);
  if (process.versions.bun) return (await import('./by-runtime.ts')).byRuntime(proxy, tls);
  if (proxy) return (await import('./through-proxy.ts')).throughProxy(proxy, tls);
  return (await import('./direct.ts')).direct(settings.url, tls);
}
