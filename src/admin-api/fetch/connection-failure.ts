// Tell from what fetch throws why there was no answer, and whether the request can have reached the server.

export interface ConnectionFailure {
  /** The system's name of it, such as `ECONNREFUSED`. */
  readonly code?: string;
  readonly reason: string;
  /** The request may have reached the server. */
  readonly sent: boolean;
}

/** Failures from before a connection was there. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EMFILE',
  'UND_ERR_CONNECT_TIMEOUT',
  'PROXY',
]);

/** The words of fetch and undici for it; neither gives it a code of its own. */
const REFUSED_BY_PROXY = /proxy (authentication|response|connection)/i;

export function readConnectionFailure(thrown: unknown, scrub: (text: string) => string): ConnectionFailure {
  const { code, syscall, message } = rootCause(thrown);
  const name = REFUSED_BY_PROXY.test(message) ? 'PROXY' : code;
  const sent = !(
    NEVER_SENT.has(name ?? '') ||
    isTlsFailure(name) ||
    syscall === 'connect' ||
    /before secure TLS connection/i.test(message)
  );
  return { code: name, reason: withoutStop(scrub(message)) || 'the connection failed', sent };
}

/** The certificate was refused or the handshake failed, so nothing else was sent. */
export function isTlsFailure(code: string | undefined): boolean {
  return /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|UNABLE_TO_/.test(code ?? '');
}

/** fetch says only "fetch failed"; the story is in its chain of causes. */
function rootCause(thrown: unknown): { code?: string; syscall?: string; message: string } {
  let found: { code?: string; syscall?: string; message: string } = { message: String(thrown) };
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown };
    const nested = error instanceof AggregateError ? error.errors.find((one) => one instanceof Error) : undefined;
    found = {
      code: typeof code === 'string' ? code : found.code,
      syscall: typeof syscall === 'string' ? syscall : found.syscall,
      message: error.message || nested?.message || found.message,
    };
  }
  return found;
}

const withoutStop = (text: string): string => text.trim().replace(/\.$/, '');
