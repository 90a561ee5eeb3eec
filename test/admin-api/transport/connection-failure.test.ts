// What fetch throws, and whether a request can have reached the server then.
import { expect, test } from 'vitest';
import { readConnectionFailure } from '../../../src/admin-api/transport/connection-failure.ts';

const system = (message: string, facts: { code?: string; syscall?: string } = {}) =>
  Object.assign(new Error(message), facts);
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });
const connectTimeout = system('connect ETIMEDOUT', { code: 'ETIMEDOUT', syscall: 'connect' });

test.each<[string, unknown, { code?: string; sent: boolean }]>([
  [
    'refused',
    fetchFailed(system('connect', { code: 'ECONNREFUSED', syscall: 'connect' })),
    { code: 'ECONNREFUSED', sent: false },
  ],
  ['no such host', fetchFailed(system('getaddrinfo', { code: 'ENOTFOUND' })), { code: 'ENOTFOUND', sent: false }],
  ['slow DNS', fetchFailed(system('getaddrinfo', { code: 'EAI_AGAIN' })), { code: 'EAI_AGAIN', sent: false }],
  [
    'a timeout of undici',
    fetchFailed(system('', { code: 'UND_ERR_CONNECT_TIMEOUT' })),
    { code: 'UND_ERR_CONNECT_TIMEOUT', sent: false },
  ],
  ['a timeout while connecting', fetchFailed(connectTimeout), { code: 'ETIMEDOUT', sent: false }],
  [
    'a timeout at each of several addresses',
    fetchFailed(Object.assign(new AggregateError([connectTimeout, connectTimeout]), { code: 'ETIMEDOUT' })),
    { code: 'ETIMEDOUT', sent: false },
  ],
  [
    'a timeout while reading',
    fetchFailed(system('read', { code: 'ETIMEDOUT', syscall: 'read' })),
    { code: 'ETIMEDOUT', sent: true },
  ],
  [
    'a reset',
    fetchFailed(system('read ECONNRESET', { code: 'ECONNRESET', syscall: 'read' })),
    { code: 'ECONNRESET', sent: true },
  ],
  [
    'a reset during the TLS handshake',
    fetchFailed(
      system('Client network socket disconnected before secure TLS connection was established', { code: 'ECONNRESET' }),
    ),
    { code: 'ECONNRESET', sent: false },
  ],
  [
    'a closed socket',
    fetchFailed(system('other side closed', { code: 'UND_ERR_SOCKET' })),
    { code: 'UND_ERR_SOCKET', sent: true },
  ],
  [
    'an expired certificate',
    fetchFailed(system('expired', { code: 'CERT_HAS_EXPIRED' })),
    { code: 'CERT_HAS_EXPIRED', sent: false },
  ],
  [
    'a tunnel that is refused',
    fetchFailed(system('Proxy response (407) !== 200 when HTTP Tunneling', { code: 'UND_ERR_ABORTED' })),
    { code: 'PROXY', sent: false },
  ],
  ['something unheard of', 'out of luck', { code: undefined, sent: true }],
])('%s', (_, thrown, want) => {
  expect(readConnectionFailure(thrown, (text) => text)).toMatchObject(want);
});

test('scrubs what it repeats', () => {
  const failure = readConnectionFailure(new Error('bad header canary.'), (text) => text.replace('canary', '***'));
  expect(failure.reason).toBe('bad header ***');
});
