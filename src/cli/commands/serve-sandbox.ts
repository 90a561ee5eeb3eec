// Running a sandbox for the command line: options into a server, requests into a log file, signals into an end.
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import {
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
import type { Surroundings } from '../surroundings.ts';
import { UsageError } from '../usage-error.ts';
import type { SandboxFlags } from './sandbox.ts';

/** Resolves when the signal is aborted and the server is closed. Throws UsageError for whatever keeps it from starting. */
export async function serveSandbox(given: SandboxFlags, { out, signal, env }: Surroundings): Promise<void> {
  const token = findToken(given, env.UNLEASH_SANDBOX_TOKEN);
  const flags = { ...given, ...(token !== undefined && { token }) };
  const rules = (flags.fail ?? []).map(readRule);
  const seed = flags.seed === undefined ? undefined : readSeed(flags.seed);
  const log = flags.log === undefined ? undefined : openLog(flags.log);
  try {
    const sandbox = await start(flags, { fail: rules, ...(seed ? { seed } : {}), ...(log ? { log: log.write } : {}) });
    out(JSON.stringify({ url: sandbox.url, token: sandbox.token }));
    await untilAborted(signal);
    await sandbox.stop();
  } finally {
    log?.close();
  }
}

type Extras = Pick<Parameters<typeof startSandbox>[0] & object, 'fail' | 'seed' | 'log'>;

async function start(flags: SandboxFlags, extras: Extras): Promise<Sandbox> {
  const { port, host, latency, edition, userLimit = false, token } = flags;
  try {
    const options = { port, host, latencyMs: latency, edition, userLimit, ...(token ? { token } : {}) };
    return await startSandbox({ ...options, ...extras });
  } catch (error) {
    if (error instanceof SeedError)
      throw new UsageError(`the seed file ${flags.seed} cannot be applied: ${error.message}`);
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

function findToken({ token, tokenFile }: SandboxFlags, variable: string | undefined): string | undefined {
  if (token !== undefined && tokenFile !== undefined) throw new UsageError('give --token or --token-file, not both');
  if (tokenFile === undefined) return token ?? (variable?.trim() || undefined);
  const text = attempt(`the token file ${tokenFile} cannot be read`, () => readFileSync(tokenFile, 'utf8')).trim();
  if (!/^[!-~]+$/.test(text)) throw new UsageError(`the token file ${tokenFile} must hold one secret, on one line`);
  return text;
}

function readRule(text: string) {
  try {
    return parseFailRule(text);
  } catch (error) {
    throw error instanceof FailRuleError ? new UsageError(error.message) : error;
  }
}

function readSeed(file: string): Seed {
  const text = attempt(`the seed file ${file} cannot be read`, () => readFileSync(file, 'utf8'));
  const value = attempt(`the seed file ${file} is not JSON`, (): unknown => JSON.parse(text));
  try {
    return parseSeed(value);
  } catch (error) {
    throw error instanceof SeedError ? new UsageError(`the seed file ${file} is wrong: ${error.message}`) : error;
  }
}

/** One line per request, written at once so that readers can follow; bodies stay out of it. */
function openLog(file: string): { write(entry: LogEntry): void; close(): void } {
  const descriptor = attempt(`the log file ${file} cannot be opened`, () => openSync(file, 'a'));
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

function attempt<T>(problem: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll('\n', ' ') : String(error);
    throw new UsageError(`${problem}: ${reason}`);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
