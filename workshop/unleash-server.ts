// Starts a real open-source Unleash for a test, in a process of its own, with nothing to install beforehand.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './npm-install.ts';
import { patienceMs } from './patience.ts';

const folder = fileURLToPath(new URL('./unleash-server/', import.meta.url));
/** Sooner than the test gives up that waits for it: so its last words are told. */
const startLimitMs = patienceMs / 2;

export interface UnleashServerOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** The real default is 20; here it is 100000 unless a test is about the limit. */
  createUserMaxPerMinute?: number;
  /** Serves, beside its open-source routes, those of the enterprise edition that it has services for. */
  enterprise?: boolean;
  /** Begins with the people of `cast.json`, runs no jobs, and `POST /rewind` brings it back to that beginning. */
  rewindable?: boolean;
  /** Stores new tokens securely: their secrets are shown once. */
  secureTokens?: boolean;
}

export interface UnleashServer {
  /** Without a trailing slash. */
  url: string;
  /** An admin API token: it may do everything, and belongs to no user. */
  token: string;
  /** The one user of a fresh instance, who has every permission. */
  admin: { username: string; password: string };
  /** The process id, for tests that look after what they start. */
  pid: number;
  /** Ends the process; calling it again does nothing. */
  stop(): Promise<void>;
}

const secureStorage = {
  UNLEASH_EXPERIMENTAL_SECURE_TOKEN: 'true',
  UNLEASH_EXPERIMENTAL_SECURE_ACCOUNT_TOKEN: 'true',
};

/** Once, however often it is called: about a minute. */
export const installUnleashServer = (): Promise<void> => ensureInstalled(folder);

/** A fresh instance of its own for each call: about 5 seconds, about 15 the first time, plus a minute to install. */
export async function startUnleashServer(options: UnleashServerOptions = {}): Promise<UnleashServer> {
  await installUnleashServer();
  // The child ends when this pipe closes, so it does not outlive us however we end.
  const child = spawn(process.execPath, ['start.js', JSON.stringify(options)], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', ...(options.secureTokens && secureStorage) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const { url, token } = await announcement(child);
  tellOfAnEarlyEnd(child);
  return {
    url,
    token,
    admin: { username: 'admin', password: 'unleash4all' },
    pid: child.pid!,
    stop: () => stop(child),
  };
}

let shared: Promise<UnleashServer> | undefined;

/** The one of this worker, which ends with it: for files that leave it as they have found it, or whose traces nobody minds. */
export function sharedUnleashServer(): Promise<UnleashServer> {
  shared ??= startUnleashServer();
  return shared;
}

async function announcement(child: ChildProcess): Promise<{ url: string; token: string }> {
  let log = '';
  child.stderr!.on('data', (chunk) => {
    log = `${log}${chunk}`.slice(-4000);
  });
  const lines = createInterface({ input: child.stdout! });
  const timer = setTimeout(() => child.kill('SIGKILL'), startLimitMs);
  try {
    for await (const line of lines) {
      if (line.startsWith('{')) return JSON.parse(line);
      log = `${log}${line}\n`.slice(-4000);
    }
    throw new Error(`Unleash did not start; its last words were:\n${log}`);
  } finally {
    clearTimeout(timer);
    child.stdout!.resume();
  }
}

/** Whoever asks it later sees nothing but a refused connection. */
function tellOfAnEarlyEnd(child: ChildProcess): void {
  let words = '';
  child.stderr!.on('data', (chunk) => {
    words = `${words}${chunk}`.slice(-4000);
  });
  child.once('exit', (code, signal) => {
    if (!child.killed) console.error(`Unleash (process ${child.pid}) ended by itself: ${code ?? signal}\n${words}`);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
