// Runs a real open-source Unleash and says where, in one line of JSON on stdout; ends with its stdin or on SIGTERM.
import { createServer } from 'node:net';
import { start } from 'unleash-server';
import './quick-hashes.js';
import { bringCast } from './cast.js';
import { startDatabase, version } from './database.js';
import { mountEnterprise } from './enterprise/index.js';
import { rememberState } from './rewind.js';

process.on('SIGTERM', end);
process.on('SIGINT', end);
process.stdin.on('end', end).on('error', end).resume();

const host = '127.0.0.1';
const token = '*:*.unleash-insecure-admin-api-token';
const {
  port = 0,
  createUserMaxPerMinute = 100_000,
  enterprise = false,
  rewindable = false,
} = JSON.parse(process.argv[2] ?? '{}');
process.env.INIT_ADMIN_API_TOKENS = token;

const listenPort = port === 0 ? await freePort() : port;
const url = `http://${host}:${listenPort}`;
const database = await startDatabase(host);
let rewind;
let handle;
const unleash = await start({
  databaseUrl: database.url,
  // The socket puts every connection on one backend, where the statements of a second one would mix with the first's.
  db: { ssl: false, pool: { min: 0, max: 1 } },
  server: { host, port: listenPort, gracefulShutdownEnable: false, unleashUrl: url },
  versionCheck: { enable: false },
  telemetry: false,
  logLevel: 'error',
  rateLimiting: { createUserMaxPerMinute, simpleLoginMaxPerMinute: 1000, searchFeaturesMaxPerMinute: 100_000 },
  allowPrivateUrlInIntegration: true,
  ...(enterprise && { enterpriseVersion: version }),
  ...(rewindable && { disableScheduler: true }),
  preRouterHook(app, config, services, _stores, db) {
    handle = db;
    if (rewindable) app.post('/rewind', (_request, response, next) => rewind().then(() => response.end(), next));
    if (enterprise) mountEnterprise(app, config, services, db);
  },
});
await database.keep();
if (rewindable) {
  await bringCast(unleash.stores, handle);
  rewind = await rememberState(unleash, handle);
  await rewind();
}
process.stdout.write(`${JSON.stringify({ url, token })}\n`);

/** All that this process has is in its memory, so leaving at once is a clean end. */
function end() {
  process.exit(0);
}

/** Unleash has to know its own URL before it listens. */
async function freePort() {
  const probe = createServer();
  await new Promise((resolve, reject) => probe.once('error', reject).listen(0, host, resolve));
  const { port: free } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return free;
}
