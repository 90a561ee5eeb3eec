// Put requests on the wire: with the built-in fetch, or with undici where a proxy or TLS settings are needed.
import type { Settings } from '../options.ts';
import { wrongOption } from '../wrong-option.ts';
import type { Fetch } from './call.ts';

type Send = (request: Request) => Promise<Response>;

export function createTransport(settings: Settings): Fetch {
  const { fetch, caCertificate, insecureSkipVerify, proxy } = settings;
  if (fetch) return (request) => fetch(request);
  if (!proxy && caCertificate === undefined && !insecureSkipVerify) return (request) => globalThis.fetch(request);

  let loading: Promise<Send> | undefined;
  return async (request) => {
    loading ??= loadUndici(settings);
    return (await loading)(request);
  };
}

/** Loaded at the first request: most instances need neither a proxy nor a CA, and undici takes its time to load. */
async function loadUndici({ caCertificate, insecureSkipVerify, proxy }: Settings): Promise<Send> {
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
    const headers: Record<string, string> = {};
    request.headers.forEach((value, name) => {
      headers[name] = value;
    });
    const response = await undici.fetch(url, { method, redirect, signal, body, headers, dispatcher });
    return response as unknown as Response;
  };
}

/** The public authorities and these certificates. TLS itself would pass over a certificate that it cannot read. */
async function trust(caCertificate: string): Promise<string[]> {
  const [{ X509Certificate }, { rootCertificates }] = await Promise.all([import('node:crypto'), import('node:tls')]);
  const certificates = caCertificate.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  certificates.forEach((certificate, index) => {
    try {
      new X509Certificate(certificate);
    } catch {
      const which = `certificate ${index + 1} of ${certificates.length}`;
      throw wrongOption('caCertificate', `${which} in the CA certificate cannot be read; it must be in PEM, unchanged`);
    }
  });
  return [...rootCertificates, ...certificates];
}
