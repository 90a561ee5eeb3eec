// Running a sandbox for the command line: options into a server, requests into a log file, signals into an end.
import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Edition,
  FailRuleError,
  type LogEntry,
  parseFailRule,
  parseSeed,
  type Sandbox,
  type Seed,
  SeedError,
  startSandbox,
} from '../../sandbox/index.ts';
import { printable } from '../../text/index.ts';
import { UsageError } from '../failures.ts';
import { attempt, readFile, readToken } from '../read-file.ts';
import type { Terminal } from '../terminal.ts';

interface SandboxOptions {
  readonly port: number;
  readonly host: string;
  readonly latency: number;
  readonly log: string | undefined;
  readonly seed: string | undefined;
  readonly fail: readonly string[];
  readonly edition: Edition;
  readonly userLimit: boolean;
  readonly secureTokens: boolean;
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
}

/** Resolves when the signal is aborted and the server is closed. Throws UsageError for whatever keeps it from starting. */
export async function serveSandbox(options: SandboxOptions, terminal: Terminal): Promise<void> {
  const { out, cwd, signal } = terminal;
  const token = findToken(options, terminal);
  const fail = options.fail.map(readRule);
  const seed = options.seed === undefined ? undefined : readSeed(options.seed, cwd);
  const log = options.log === undefined ? undefined : openLog(options.log, cwd);
  try {
    const extras = { fail, ...(token && { token }), ...(seed && { seed }), ...(log && { log: log.write }) };
    const sandbox = await start(options, extras);
    out(JSON.stringify({ url: sandbox.url, token: sandbox.token }));
    await untilAborted(signal);
    await sandbox.stop();
  } finally {
    log?.close();
  }
}

type Extras = Pick<NonNullable<Parameters<typeof startSandbox>[0]>, 'fail' | 'seed' | 'log' | 'token'>;

async function start(
  { port, host, latency, edition, userLimit, secureTokens, seed }: SandboxOptions,
  extras: Extras,
): Promise<Sandbox> {
  try {
    return await startSandbox({ port, host, latencyMs: latency, edition, userLimit, secureTokens, ...extras });
  } catch (error) {
    if (error instanceof SeedError) throw new UsageError(`the seed file ${seed} cannot be applied: ${error.message}`);
    const code = codeOf(error);
    if (code === 'EADDRINUSE') {
      throw new UsageError(`port ${port} is in use on ${host}: choose another with --port, or 0 for a free one`);
    }
    if (code === 'EACCES') throw new UsageError(`port ${port} may not be used: choose one above 1023 with --port`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new UsageError(`"${host}" is not an address of this machine: choose another with --host`);
    }
    throw error;
  }
}

function findToken({ token, tokenFile }: SandboxOptions, { env, cwd }: Terminal): string | undefined {
  if (token !== undefined && tokenFile !== undefined) throw new UsageError('give --token or --token-file, not both');
  if (tokenFile === undefined) return token ?? (env.UNLEASH_SANDBOX_TOKEN?.trim() || undefined);
  return readToken(tokenFile, cwd);
}

function readRule(text: string) {
  try {
    return parseFailRule(text);
  } catch (error) {
    throw error instanceof FailRuleError ? new UsageError(error.message) : error;
  }
}

function readSeed(file: string, cwd: string): Seed {
  const text = readFile('the seed file', file, cwd);
  const value = attempt(`the seed file ${file} is not JSON`, (): unknown => JSON.parse(text));
  try {
    return parseSeed(value);
  } catch (error) {
    throw error instanceof SeedError ? new UsageError(`the seed file ${file} is wrong: ${error.message}`) : error;
  }
}

/** One line per request, written at once so that readers can follow; bodies stay out of it. */
function openLog(file: string, cwd: string): { write(entry: LogEntry): void; close(): void } {
  const descriptor = attempt(`the log file ${file} cannot be opened`, () => openSync(resolve(cwd, file), 'a'));
  return {
    write({ method, path, status, ms }) {
      writeSync(descriptor, `${JSON.stringify({ method, path: printable(path), status, ms })}\n`);
    },
    close: () => closeSync(descriptor),
  };
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
