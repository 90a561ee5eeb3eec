// Starting a sandbox: an instance, its server, and the handles that tests and people hold.
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { applySeed } from './seed/apply-seed.ts';
import { createToken, type TokenOwner } from './seed/create-token.ts';
import type { Edition } from './endpoint.ts';
import { createFailures, type FailRule } from './failures/fail.ts';
import { createSandboxFetch, type SandboxFetch } from './http/fetch.ts';
import { fillFreshInstance } from './seed/fresh-instance.ts';
import { handleRequest, type Instance } from './http/handle-request.ts';
import type { LogEntry } from './http/log-entry.ts';
import { createRateLimit } from './http/rate-limit.ts';
import type { Seed } from './seed/seed.ts';
import type { Serving } from './http/serve-request.ts';
import { createSandboxServer } from './http/server.ts';
import {
  type Checkpoint,
  checkpoint,
  restore,
  type Snapshot,
  type SnapshotOptions,
  takeSnapshot,
} from './state/snapshot.ts';
import { createStore, type Store } from './state/store.ts';

export interface SandboxOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  /** The address to listen on, 127.0.0.1 unless given. */
  host?: string;
  /** Which routes exist, `enterprise` unless given. */
  edition?: Edition;
  /** Answer 429 from the 21st user creation in a minute on, as servers do. Off unless given. */
  userLimit?: boolean;
  /** Store new tokens securely, as servers from version 8 on may: their secrets are shown once. Off unless given. */
  secureTokens?: boolean;
  /** Milliseconds that every request waits first. */
  latencyMs?: number;
  /** What the instance holds beyond a fresh one. */
  seed?: Seed;
  fail?: readonly FailRule[];
  log?: (entry: LogEntry) => void;
  /** The secret of the admin token, random unless given. */
  token?: string;
  /** The time the instance believes it is. */
  clock?: () => Date;
}

export interface Sandbox {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** The secret of the admin token. */
  readonly token: string;
  /** Answers a request as `url` does, without a network between: give it to `createAdminApi` as its `fetch`. */
  readonly fetch: SandboxFetch;
  /** The requests so far, oldest first; of very many, the latest. */
  readonly requests: LogEntry[];
  /** The state itself: change it to act behind a client's back. */
  readonly store: Store;
  /** Arms a failure; several rules may be armed, the first that matches and has a turn left is used. */
  fail(rule: FailRule): void;
  clearFailures(): void;
  setLatency(ms: number): void;
  /** A token for a caller who may do less than everything. */
  createToken(owner: TokenOwner): string;
  snapshot(options?: SnapshotOptions): Snapshot;
  checkpoint(): Checkpoint;
  restore(moment: Checkpoint): void;
  /** Closes the server and every connection, also those kept alive or left hanging. May be called again. */
  stop(): Promise<void>;
}

const maxRequests = 100_000;
/** How many of the latest requests keep their bodies, each of 100 KiB at most. */
const maxBodies = 10_000;

/** Rejects when the port is taken (`EADDRINUSE`) and, with SeedError, when the seed cannot be applied. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', edition = 'enterprise', clock = () => new Date() } = options;
  const token = options.token ?? `*:*.${randomBytes(28).toString('hex')}`;
  const store = createStore(clock);
  fillFreshInstance(store, token);
  store.secureTokens = options.secureTokens ?? false;
  if (options.seed) applySeed(store, options.seed);
  const instance: Instance = { store, edition, url: '' };
  if (options.userLimit) instance.limitUsers = createRateLimit(() => clock().getTime());
  const failures = createFailures(options.fail);
  const requests: LogEntry[] = [];
  let latency = options.latencyMs ?? 0;
  const serving: Serving = {
    handle: (request) => handleRequest(instance, request),
    failures,
    latencyMs: () => latency,
    log(entry) {
      requests.push(entry);
      delete requests[requests.length - 1 - maxBodies]?.body;
      if (requests.length > maxRequests) requests.splice(0, maxRequests / 2);
      options.log?.(entry);
    },
  };
  const server = createSandboxServer(serving);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, () => resolve());
  });
  let stopped: Promise<void> | undefined;
  const { port } = server.address() as AddressInfo;
  instance.url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return {
    url: instance.url,
    token,
    fetch: createSandboxFetch(serving),
    requests,
    store,
    fail: failures.add,
    clearFailures: failures.clear,
    setLatency(ms) {
      latency = ms;
    },
    createToken: (owner) => createToken(store, owner),
    snapshot: (wanted) => takeSnapshot(store, wanted),
    checkpoint: () => checkpoint(store),
    restore: (moment) => restore(store, moment),
    stop: () => {
      stopped ??= closeServer(server);
      return stopped;
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
