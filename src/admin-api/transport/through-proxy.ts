// Requests through a proxy, which undici knows how to talk to.
import { fromResponse } from './by-fetch.ts';
import type { ProxySettings } from './proxy.ts';
import type { TlsOptions } from './tls.ts';
import type { Transport } from './transport.ts';

export async function throughProxy(proxy: ProxySettings, tls: TlsOptions): Promise<Transport> {
  const { fetch, ProxyAgent } = await import('undici');
  const dispatcher = new ProxyAgent({ uri: proxy.url, requestTls: tls, proxyTls: tls, proxyTunnel: false });
  return async ({ url, body = null, ...request }) => {
    const response = await fetch(url, { ...request, body, redirect: 'manual', dispatcher });
    return fromResponse(response as unknown as Response);
  };
}
