// Put requests on the wire: with the built-in fetch, or with undici where a proxy or TLS settings are needed.
import { type Settings, wrongOption } from '../options.ts';
import type { Fetch } from './call.ts';
import { findProxy, type ProxySettings } from './proxy.ts';

type Send = (request: Request) => Promise<Response>;

/** @throws AdminApiError of kind `options` for a proxy that is not a URL */
export function createTransport(settings: Settings): Fetch {
  const { fetch, caCertificate, insecureSkipVerify, env } = settings;
  if (fetch) return (request) => fetch(request);
  const proxy = findProxy(settings.url, env);
  if (!proxy && caCertificate === undefined && !insecureSkipVerify) return (request) => globalThis.fetch(request);

  let loading: Promise<Send> | undefined;
  return async (request) => {
    loading ??= loadUndici(settings, proxy);
    return (await loading)(request);
  };
}

/** Loaded at the first request: most instances need neither a proxy nor a CA, and undici takes its time to load. */
async function loadUndici(
  { caCertificate, insecureSkipVerify }: Settings,
  proxy: ProxySettings | undefined,
): Promise<Send> {
  const undici = await import('undici');
  const connect = {
    ...(caCertificate === undefined ? {} : { ca: await trust(caCertificate) }),
    ...(insecureSkipVerify ? { rejectUnauthorized: false } : {}),
  };
  const dispatcher = proxy
    ? new undici.EnvHttpProxyAgent({
        connect,
        requestTls: connect,
        httpProxy: proxy.url,
        httpsProxy: proxy.url,
        noProxy: proxy.except,
        proxyTunnel: false,
      })
    : new undici.Agent({ connect });

  return async (request) => {
    const { url, method, redirect, signal } = request;
    const body = request.body === null ? null : await request.text();
    const headers = [...request.headers];
    const response = await undici.fetch(url, { method, redirect, signal, body, headers, dispatcher });
    return response as unknown as Response;
  };
}

/** The public authorities and these certificates. */
async function trust(caCertificate: string): Promise<string[]> {
  const tls = await import('node:tls');
  try {
    tls.createSecureContext({ ca: caCertificate });
  } catch {
    throw wrongOption('caCertificate', 'the CA certificate cannot be read; it must be one or more certificates in PEM');
  }
  return [...tls.rootCertificates, caCertificate];
}
