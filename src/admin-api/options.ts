// What the client can be told when it is made, checked and completed with defaults.
import { parseBaseUrl } from './base-url.ts';
import { type Clock, systemClock } from './clock.ts';
import { findProxy, type ProxySettings } from './transport/proxy.ts';
import type { LogEntry, Wait } from './log-entry.ts';
import { wrongOption } from './wrong-option.ts';

export interface AdminApiOptions {
  /** The address of the instance: everything before `/api`. A trailing `/`, `/api` or `/api/admin` is ignored. */
  url: string;
  /** An admin token, a personal access token or a service account token. */
  token: string;
  /** Where the token was found, as errors that are about it say: `the environment variable UNLEASH_AUTH_TOKEN`. */
  tokenFrom?: string;
  /** Default `unleash-admin`. */
  userAgent?: string;
  /** Sent as X-Unleash-AppName. Default `unleash-admin`. */
  appName?: string;
  /** Further headers for every request. */
  headers?: Readonly<Record<string, string>>;
  /**
   * Requests under way at the same time, at most: fewer at first, and when the server slows down. Left out, 16, of which 2
   * may be writes.
   */
  maxConcurrentRequests?: number | undefined;
  /** Milliseconds for one request, from sending it to the end of its answer. Default 60 000. */
  requestTimeoutMs?: number;
  /** Milliseconds for one operation with all repetitions and waits, a free slot aside. Default 300 000. */
  deadlineMs?: number;
  retry?: Partial<RetryOptions>;
  /** Certificates (PEM) to trust besides the public authorities and those of NODE_EXTRA_CA_CERTS. */
  caCertificate?: string;
  /** Accept any TLS certificate. Anyone on the way can then read and change everything. */
  insecureSkipVerify?: boolean;
  /** Where HTTPS_PROXY, HTTP_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS are read. Default `process.env`. */
  env?: Readonly<Record<string, string | undefined>>;
  /** Takes one entry for each request, answer, failure and wait. No entry holds a secret. */
  log?: (entry: LogEntry) => void;
  /** Told at the start of each wait before a repetition. */
  onWait?: (wait: Wait) => void;
  /** Sends the requests instead of the client itself; proxy and certificate options then do not apply. */
  fetch?: (request: Request) => Promise<Response>;
  clock?: Clock;
}

export interface RetryOptions {
  /** How often a failing request is sent in all. Rate limits do not count, nor does a server that is away for a while: they end with the deadline. Default 5. */
  attempts: number;
  /** Milliseconds: the longest first wait, doubled for each further one. Default 500. */
  baseMs: number;
  /** Milliseconds: the longest wait that the server did not ask for. Default 20 000. */
  capMs: number;
}

export interface Settings extends Omit<AdminApiOptions, 'retry' | 'env'> {
  userAgent: string;
  appName: string;
  headers: Readonly<Record<string, string>>;
  maxConcurrentRequests: number;
  maxConcurrentWrites: number;
  requestTimeoutMs: number;
  deadlineMs: number;
  retry: RetryOptions;
  proxy: ProxySettings | undefined;
  /** Path of a PEM file with what Node trusts besides its own authorities. */
  extraCaFile: string | undefined;
  clock: Clock;
}

/** Visible ASCII and spaces: what an HTTP header may hold. */
const HEADER_VALUE = /^[\x20-\x7e]+$/;
/** Where a request ends, how its body is packed, and what becomes of the connection: two who say that can differ. */
const OF_THE_CONNECTION =
  /^(connection|content-(length|encoding)|accept-encoding|expect|host|http2-settings|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/i;

/** A timer set for longer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** @throws AdminApiError of kind `options`, which names the option and never repeats a secret */
export function readOptions(options: AdminApiOptions): Settings {
  const { retry = {}, env = process.env, ...rest } = options;
  const url = parseBaseUrl(options.url);
  return {
    ...rest,
    url,
    token: checkToken(options.token, options.tokenFrom),
    userAgent: checkHeader('userAgent', options.userAgent ?? 'unleash-admin'),
    appName: checkHeader('appName', options.appName ?? 'unleash-admin'),
    headers: checkHeaders(options.headers ?? {}),
    maxConcurrentRequests: checkCount('maxConcurrentRequests', options.maxConcurrentRequests ?? 16),
    // Bursts of writes exhaust the few database connections that an Unleash with its default settings has.
    maxConcurrentWrites: options.maxConcurrentRequests ?? 2,
    requestTimeoutMs: checkCount('requestTimeoutMs', options.requestTimeoutMs ?? 60_000),
    deadlineMs: checkCount('deadlineMs', options.deadlineMs ?? 300_000),
    retry: {
      attempts: checkCount('retry.attempts', retry.attempts ?? 5),
      baseMs: checkCount('retry.baseMs', retry.baseMs ?? 500),
      capMs: checkCount('retry.capMs', retry.capMs ?? 20_000),
    },
    caCertificate: checkCertificate(options.caCertificate),
    proxy: options.fetch ? undefined : findProxy(url, env),
    extraCaFile: env.NODE_EXTRA_CA_CERTS,
    clock: options.clock ?? systemClock,
  };
}

function checkToken(token: string, tokenFrom: string | undefined): string {
  const trimmed = (token ?? '').trim();
  const subject = tokenFrom ? `the token from ${tokenFrom}` : 'the token';
  if (trimmed === '') throw wrongOption('token', `${subject} is empty`);
  if (!HEADER_VALUE.test(trimmed)) {
    throw wrongOption('token', `${subject} has line breaks or characters that no Unleash token has; copy it again`);
  }
  return trimmed;
}

function checkHeader(option: string, value: string): string {
  if (!HEADER_VALUE.test(value)) throw wrongOption(option, `${option} must be one line of plain ASCII text`);
  return value;
}

function checkHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(headers)) {
    if (!HEADER_NAME.test(name))
      throw wrongOption('headers', `${JSON.stringify(name)} is not a name for an HTTP header`);
    if (OF_THE_CONNECTION.test(name)) {
      throw wrongOption('headers', `the header ${name} belongs to the connection, which sets it itself; leave it out`);
    }
    if (name.toLowerCase() === 'authorization') {
      throw wrongOption('headers', 'the Authorization header is made from the token and cannot be set beside it');
    }
    if (!HEADER_VALUE.test(value)) {
      throw wrongOption('headers', `the value of the header ${name} must be one line of plain ASCII text`);
    }
  }
  return headers;
}

function checkCount(option: string, value: number): number {
  if (!Number.isInteger(value) || value < 1 || value > LONGEST_TIMER) {
    throw wrongOption(option, `${option} must be a whole number from 1 to ${LONGEST_TIMER}, not ${value}`);
  }
  return value;
}

function checkCertificate(pem: string | undefined): string | undefined {
  if (pem !== undefined && !/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.test(pem)) {
    throw wrongOption('caCertificate', 'the CA certificate is not PEM text (-----BEGIN CERTIFICATE----- …)');
  }
  return pem;
}
