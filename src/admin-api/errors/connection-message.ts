// Say why there is no connection, or why it broke.
import type { AdminApiErrorFacts } from './facts.ts';

const UNTRUSTED_CERTIFICATE = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

export function describeConnection(facts: AdminApiErrorFacts): string {
  const { proxy } = facts;
  return proxy ? `${describeCode(facts)} A proxy is configured: ${proxy}, so check that as well.` : describeCode(facts);
}

function describeCode({ operation, server, code, reason }: AdminApiErrorFacts): string {
  const subject = `${operation} could not reach Unleash at ${server}`;
  const why = code && reason ? `${reason} (${code})` : (reason ?? code ?? 'the connection failed');
  if (code === undefined) return `${subject}: ${why}.`;
  if (code === 'PROXY')
    return `${operation} could not reach ${server} through the proxy: ${reason}. Check HTTPS_PROXY or HTTP_PROXY, the password in it, and NO_PROXY.`;
  if (code === 'ECONNREFUSED') {
    return `${subject}: nothing accepts connections there (${code}). Check the host and the port, and that Unleash is running.`;
  }
  if (code === 'ENOTFOUND') {
    return `${subject}: the host name does not exist (${code}). Check the spelling of the URL and the DNS.`;
  }
  if (code === 'EAI_AGAIN') return `${subject}: the DNS gave no answer (${code}). Check the network and try again.`;
  if (UNTRUSTED_CERTIFICATE.has(code)) {
    return `${subject}: its TLS certificate is not signed by a trusted authority (${code}). If it is a private authority, configure its certificate as the CA certificate.`;
  }
  if (code === 'CERT_HAS_EXPIRED') return `${subject}: its TLS certificate has expired. Renew the certificate.`;
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return `${subject}: its TLS certificate is for another host name. Use the name that the certificate is for.`;
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    return `${subject}: the TLS handshake failed (${code}). Check whether the URL should start with http:// instead of https://.`;
  }
  if (code.startsWith('HPE_')) {
    return `${subject}: what answers there does not speak HTTP (${code}). Check the port, and whether the URL should start with https://.`;
  }
  if (code === 'UND_ERR_CONNECT_TIMEOUT' || code === 'ETIMEDOUT') {
    return `${subject}: no connection within the time allowed (${code}). Check the address, firewalls and whether a proxy is needed.`;
  }
  return `${subject}: ${why}. Check the network between here and Unleash, and try again.`;
}
