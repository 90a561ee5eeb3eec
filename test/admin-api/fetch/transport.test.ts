// Private certificate authorities and proxies, with real TLS and a real proxy.
import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createFakeClock, createTestApi, failure, TOKEN } from '../client.ts';
import { aRole, listen, noRoles, sendJson, startServer } from '../server.ts';

const read = (name: string) => readFileSync(new URL(`certificates/${name}`, import.meta.url), 'utf8');
const caCertificate = read('ca.pem');
const tls = { key: read('server.key'), cert: read('server.pem') };

/** A forward proxy that remembers the request lines it was sent, and wants `credentials` when given. */
async function startProxy(credentials?: string) {
  const lines: string[] = [];
  const allowed = (header: string | undefined) =>
    credentials === undefined || header === `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = createServer((incoming, response) => {
    lines.push(`${incoming.method} ${incoming.url}`);
    if (!allowed(incoming.headers['proxy-authorization'])) return response.writeHead(407).end();
    const { method, headers } = incoming;
    const onward = request(incoming.url ?? '', { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket) => {
    lines.push(`CONNECT ${incoming.url}`);
    if (!allowed(incoming.headers['proxy-authorization'])) return socket.end('HTTP/1.1 407 No\r\n\r\n');
    const [host, port] = (incoming.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  const port = await listen(server);
  return { lines, port, url: `http://127.0.0.1:${port}` };
}

describe('TLS', () => {
  it('refuses a certificate of an unknown authority at once, and says what to do', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles), tls);
    const clock = createFakeClock();
    const error = await failure(createTestApi(server.url, { clock }).createRole({ body: { name: 'a' } }));
    expect(error).toMatchObject({ kind: 'connection', mayHaveHappened: false });
    expect(clock.slept).toEqual([]);
    expect(error.message).toContain('not signed by a trusted authority');
    expect(error.message).toContain('configure its certificate as the CA certificate');
  });

  it('trusts a configured authority', async () => {
    const server = await startServer((response) => sendJson(response, 200, aRole), tls);
    const api = createTestApi(server.url, { caCertificate });
    expect(await api.createRole({ body: { name: 'é' } })).toEqual(aRole);
    expect(server.requests).toMatchObject([
      { method: 'POST', body: '{"name":"é"}', headers: { authorization: TOKEN, 'content-type': 'application/json' } },
    ]);
  });

  it('trusts anyone when told to', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles), tls);
    expect(await createTestApi(server.url, { insecureSkipVerify: true }).getRoles()).toEqual(noRoles);
  });

  it('refuses a certificate that cannot be read', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles), tls);
    const broken = caCertificate.replace(/\n[A-Za-z0-9+/]{20}/, '\n!!!!');
    const error = await failure(createTestApi(server.url, { caCertificate: broken }).getRoles());
    expect(error).toMatchObject({ kind: 'options', option: 'caCertificate' });
  });

  it('tells https:// to a server that speaks http', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles));
    const error = await failure(createTestApi(server.url.replace('http:', 'https:')).getRoles());
    expect(error.message).toContain('http:// instead of https://');
  });
});

describe('a proxy', () => {
  it('from HTTP_PROXY takes requests to http addresses', async () => {
    const [server, proxy] = [await startServer((response) => sendJson(response, 200, noRoles)), await startProxy()];
    const api = createTestApi(server.url, { env: { HTTP_PROXY: proxy.url, HTTPS_PROXY: 'http://127.0.0.1:9' } });
    expect(await api.getRoles()).toEqual(noRoles);
    expect(proxy.lines).toEqual([`GET ${server.url}/api/admin/roles`]);
  });

  it('from HTTPS_PROXY is tunnelled through to https addresses', async () => {
    const [server, proxy] = [
      await startServer((response) => sendJson(response, 200, noRoles), tls),
      await startProxy(),
    ];
    const api = createTestApi(server.url, { caCertificate, env: { https_proxy: `127.0.0.1:${proxy.port}` } });
    expect(await api.getRoles()).toEqual(noRoles);
    expect(proxy.lines).toEqual([`CONNECT 127.0.0.1:${server.port}`]);
  });

  it('for http is not used for https', async () => {
    const [server, proxy] = [
      await startServer((response) => sendJson(response, 200, noRoles), tls),
      await startProxy(),
    ];
    await createTestApi(server.url, { caCertificate, env: { HTTP_PROXY: proxy.url } }).getRoles();
    expect(proxy.lines).toEqual([]);
  });

  it.each(['127.0.0.1', '*', 'example.com, 127.0.0.1'])('is not used for NO_PROXY=%s', async (except) => {
    const [server, proxy] = [await startServer((response) => sendJson(response, 200, noRoles)), await startProxy()];
    await createTestApi(server.url, { env: { HTTP_PROXY: proxy.url, NO_PROXY: except } }).getRoles();
    expect(proxy.lines).toEqual([]);
  });

  it('is given its user and password', async () => {
    const [server, proxy] = [
      await startServer((response) => sendJson(response, 200, noRoles)),
      await startProxy('me:p@ss'),
    ];
    const url = proxy.url.replace('//', '//me:p%40ss@');
    expect(await createTestApi(server.url, { env: { HTTP_PROXY: url } }).getRoles()).toEqual(noRoles);
  });

  it.each([
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

  it('that is down is named', async () => {
    const error = await failure(
      createTestApi('http://unleash.example.com', { env: { HTTP_PROXY: 'http://127.0.0.1:9' } }).getRoles(),
    );
    expect(error.message).toContain('A proxy is configured: http://127.0.0.1:9, so check that as well.');
  });
});
