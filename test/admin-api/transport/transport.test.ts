// Private certificate authorities and proxies, with real TLS and a real proxy.
import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFakeClock, createTestApi, failure, TOKEN } from '../client.ts';
import { aRole, noRoles, sendJson, startServer } from '../server.ts';
import { startProxy } from './proxy-server.ts';

const read = (name: string) => readFileSync(new URL(`certificates/${name}`, import.meta.url), 'utf8');
const caCertificate = read('ca.pem');
const tls = { key: read('server.key'), cert: read('server.pem') };

/** Another authority, which signed nothing here. */
const otherCa = rootCertificates[0]!;
const caFile = fileURLToPath(new URL('certificates/ca.pem', import.meta.url));
/** Servers with a certificate of an unknown authority, by the way to them. */
const ways: [string, () => Promise<{ url: string; env: Record<string, string> }>][] = [
  [
    'directly',
    async () => ({ url: (await startServer((response) => sendJson(response, 200, noRoles), tls)).url, env: {} }),
  ],
  [
    'through a tunnel',
    async () => {
      const { url } = await startServer((response) => sendJson(response, 200, noRoles), tls);
      return { url, env: { HTTPS_PROXY: (await startProxy()).url } };
    },
  ],
  [
    'to an HTTPS proxy',
    async () => {
      const { url } = await startServer((response) => sendJson(response, 200, noRoles));
      return { url, env: { HTTP_PROXY: (await startProxy(undefined, tls)).url } };
    },
  ],
  [
    'to an HTTPS proxy and through its tunnel',
    async () => {
      const { url } = await startServer((response) => sendJson(response, 200, noRoles), tls);
      return { url, env: { HTTPS_PROXY: (await startProxy(undefined, tls)).url } };
    },
  ],
];

describe.each(ways)('a certificate that is met %s', (_, open) => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('is checked whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
    const { url, env } = await open();
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const error = await failure(createTestApi(url, { env }).getRoles());
    expect(error).toMatchObject({ kind: 'connection' });
    expect(error.message).toContain('not signed by a trusted authority');
  });

  test('is trusted by the configured authority', async () => {
    const { url, env } = await open();
    expect(await createTestApi(url, { env, caCertificate }).getRoles()).toEqual(noRoles);
  });

  test('is trusted by NODE_EXTRA_CA_CERTS beside a configured authority', async () => {
    const { url, env } = await open();
    const trusting = { ...env, NODE_EXTRA_CA_CERTS: caFile };
    expect(await createTestApi(url, { env: trusting, caCertificate: otherCa }).getRoles()).toEqual(noRoles);
    const missing = { ...env, NODE_EXTRA_CA_CERTS: '/nowhere.pem' };
    const error = await failure(createTestApi(url, { env: missing, caCertificate: otherCa }).getRoles());
    expect(error).toMatchObject({ kind: 'connection' });
  });

  test('is not looked at when told so', async () => {
    const { url, env } = await open();
    expect(await createTestApi(url, { env, insecureSkipVerify: true }).getRoles()).toEqual(noRoles);
  });
});

describe('TLS', () => {
  test('refuses a certificate of an unknown authority at once, and says what to do', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles), tls);
    const clock = createFakeClock();
    const error = await failure(createTestApi(server.url, { clock }).createRole({ body: { name: 'a' } }));
    expect(error).toMatchObject({ kind: 'connection', mayHaveHappened: false });
    expect(clock.slept).toEqual([]);
    expect(error.message).toContain('not signed by a trusted authority');
    expect(error.message).toContain('configure its certificate as the CA certificate');
  });

  test('trusts a configured authority', async () => {
    const server = await startServer((response) => sendJson(response, 200, aRole), tls);
    const api = createTestApi(server.url, { caCertificate });
    expect(await api.createRole({ body: { name: 'é' } })).toEqual(aRole);
    expect(server.requests).toMatchObject([
      { method: 'POST', body: '{"name":"é"}', headers: { authorization: TOKEN, 'content-type': 'application/json' } },
    ]);
  });

  test('trusts anyone when told to', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles), tls);
    expect(await createTestApi(server.url, { insecureSkipVerify: true }).getRoles()).toEqual(noRoles);
  });

  test('refuses a certificate that cannot be read', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles), tls);
    const broken = caCertificate.replace(/\n[A-Za-z0-9+/]{20}/, '\n!!!!');
    const error = await failure(createTestApi(server.url, { caCertificate: broken }).getRoles());
    expect(error).toMatchObject({ kind: 'options', option: 'caCertificate' });
  });

  test('tells https:// to a server that speaks http', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles));
    const error = await failure(createTestApi(server.url.replace('http:', 'https:')).getRoles());
    expect(error.message).toContain('http:// instead of https://');
  });
});

describe('a proxy', () => {
  test('from HTTP_PROXY takes requests to http addresses', async () => {
    const [server, proxy] = [await startServer((response) => sendJson(response, 200, noRoles)), await startProxy()];
    const api = createTestApi(server.url, { env: { HTTP_PROXY: proxy.url, HTTPS_PROXY: 'http://127.0.0.1:9' } });
    expect(await api.getRoles()).toEqual(noRoles);
    expect(proxy.lines).toEqual([`GET ${server.url}/api/admin/roles`]);
  });

  test('from HTTPS_PROXY is tunnelled through to https addresses', async () => {
    const [server, proxy] = [
      await startServer((response) => sendJson(response, 200, noRoles), tls),
      await startProxy(),
    ];
    const api = createTestApi(server.url, { caCertificate, env: { https_proxy: `127.0.0.1:${proxy.port}` } });
    expect(await api.getRoles()).toEqual(noRoles);
    expect(proxy.lines).toEqual([`CONNECT 127.0.0.1:${server.port}`]);
  });

  test('for http is not used for https', async () => {
    const [server, proxy] = [
      await startServer((response) => sendJson(response, 200, noRoles), tls),
      await startProxy(),
    ];
    await createTestApi(server.url, { caCertificate, env: { HTTP_PROXY: proxy.url } }).getRoles();
    expect(proxy.lines).toEqual([]);
  });

  test.each(['127.0.0.1', '*', 'example.com, 127.0.0.1', '127.0.0.0/8'])(
    'is not used for NO_PROXY=%s',
    async (except) => {
      const [server, proxy] = [await startServer((response) => sendJson(response, 200, noRoles)), await startProxy()];
      await createTestApi(server.url, { env: { HTTP_PROXY: proxy.url, NO_PROXY: except } }).getRoles();
      expect(proxy.lines).toEqual([]);
    },
  );

  test('is given its user and password', async () => {
    const [server, proxy] = [
      await startServer((response) => sendJson(response, 200, noRoles)),
      await startProxy('me:p@ss'),
    ];
    const url = proxy.url.replace('//', '//me:p%40ss@');
    expect(await createTestApi(server.url, { env: { HTTP_PROXY: url } }).getRoles()).toEqual(noRoles);
  });

  test.each([
    ['http', undefined],
    ['https', tls],
  ])('that refuses the password is named, the password is not (%s)', async (_, secure) => {
    const server = await startServer((response) => sendJson(response, 200, noRoles), secure);
    const proxy = await startProxy('me:right');
    const url = proxy.url.replace('//', '//me:wrong-canary@');
    const env = { HTTP_PROXY: url, HTTPS_PROXY: url };
    const error = await failure(createTestApi(server.url, { caCertificate, env }).createRole({ body: { name: 'a' } }));
    expect(error).toMatchObject({ kind: 'connection', mayHaveHappened: false });
    expect(error.message).toContain(`A proxy is configured: ${proxy.url}`);
    expect(error.message).not.toContain('canary');
    expect(server.requests).toHaveLength(0);
  });

  test('that is down is named', async () => {
    const error = await failure(
      createTestApi('http://unleash.example.com', { env: { HTTP_PROXY: 'http://127.0.0.1:9' } }).getRoles(),
    );
    expect(error.message).toContain('A proxy is configured: http://127.0.0.1:9, so check that as well.');
  });
});
