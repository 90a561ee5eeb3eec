// Tell from what was thrown why there was no answer, and whether the request can have reached the server.

import { shorten } from '../../text/index.ts';

const LONGEST_REASON = 500;

interface ConnectionFailure {
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
  'ERR_INVALID_URL',
  'ERR_INVALID_CHAR',
  'ERR_UNESCAPED_CHARACTERS',
]);

/** Nothing is there to take a connection: so it is while a server starts again, or a name moves to another one. */
const AWAY = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);

export const isAway = (code: string | undefined): boolean => AWAY.has(code ?? '');

/** The words of undici for it, of its fetch and of Bun's; those that give it a code have different ones. */
const REFUSED_BY_PROXY = /proxy (authentication|response|connection|refused)/i;

export function readConnectionFailure(thrown: unknown, scrub: (text: string) => string): ConnectionFailure {
  const { code, syscall, message } = rootCause(thrown);
  const name = REFUSED_BY_PROXY.test(message) ? 'PROXY' : code;
  const sent = !(
    NEVER_SENT.has(name ?? '') ||
    isTlsFailure(name) ||
    syscall === 'connect' ||
    /before secure TLS connection/i.test(message)
  );
  return { code: name, reason: withoutStop(shorten(scrub(message), LONGEST_REASON)) || 'the connection failed', sent };
}

/** The certificate was refused or the handshake failed, so nothing else was sent. */
export function isTlsFailure(code: string | undefined): boolean {
  return /CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|UNABLE_TO_/.test(code ?? '');
}

interface SystemError {
  code?: string;
  syscall?: string;
  message: string;
}

/** fetch says only "fetch failed"; the story is in its chain of causes, and in its first branch for several addresses. */
function rootCause(thrown: unknown): SystemError {
  let found: SystemError = { message: String(thrown) };
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const branch = error instanceof AggregateError ? rootCause(error.errors[0]) : found;
    const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown };
    found = {
      code: typeof code === 'string' ? code : branch.code,
      syscall: typeof syscall === 'string' ? syscall : branch.syscall,
      message: error.message || branch.message,
    };
  }
  return found;
}

const withoutStop = (text: string): string => text.trim().replace(/\.$/, '');
