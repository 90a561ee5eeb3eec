// Requests through a proxy, which undici knows how to talk to.
import { fromResponse } from './by-fetch.ts';
import type { ProxySettings } from './proxy.ts';
import type { TlsOptions } from './tls.ts';
import type { Transport } from './transport.ts';

export async function throughProxy(proxy: ProxySettings, tls: TlsOptions): Promise<Transport> {
  const undici = await import('undici');
  const dispatcher = new undici.EnvHttpProxyAgent({
    connect: tls,
    requestTls: tls,
    httpProxy: proxy.url,
    httpsProxy: proxy.url,
    noProxy: proxy.except,
    proxyTunnel: false,
  });
  return async ({ url, body = null, ...request }) => {
    const response = await undici.fetch(url, { ...request, body, redirect: 'manual', dispatcher });
    return fromResponse(response as unknown as Response);
  };
}
