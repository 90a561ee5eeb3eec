// Requests that go straight to the server: what they look like, their connections, and every way in which these fail.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test, onTestFinished, vi } from 'vitest';
import { patiently } from '../../../workshop/patience.ts';
import { createTestApi, failure } from '../client.ts';
import { aRole, noRoles, sendJson, sendText, startServer, until } from '../server.ts';

const once1 = { retry: { attempts: 1 } };

/** A server of bytes: what it is given to say, it says to whoever has sent a request. */
async function startTcpServer(say: (socket: Socket) => void): Promise<{ url: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', () => say(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}`, sockets };
}

const body = JSON.stringify(noRoles);
const answer = (head: string) => (socket: Socket) => socket.write(`HTTP/1.1 ${head}\r\n\r\n`);

describe('a request', () => {
  test('says how long its body is, also when it has none', async () => {
    const server = await startServer((response, { method }) =>
      method === 'POST' ? sendJson(response, 201, aRole) : response.writeHead(200).end(),
    );
    const api = createTestApi(server.url);
    await api.createRole({ body: { name: 'é' } });
    await api.deleteRole({ roleId: 7 });
    await api.changeUserPassword({ id: 1, body: { password: 'x' } }).catch(() => {});
    const [created, deleted] = server.requests;
    expect(created?.headers).toMatchObject({ 'content-length': '13', 'content-type': 'application/json' });
    expect(created?.body).toBe('{"name":"é"}');
    expect(deleted?.headers['content-length']).toBeUndefined();
    expect(deleted?.headers['content-type']).toBeUndefined();
    expect(server.requests.some(({ headers }) => headers['transfer-encoding'])).toBe(false);
  });

  test('keeps the headers of its caller, written in whatever case, each once', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles));
    await createTestApi(server.url, { headers: { 'x-TENANT': 'one', ACCEPT: 'application/json;q=1' } }).getRoles();
    expect(server.requests[0]?.headers).toMatchObject({ 'x-tenant': 'one', accept: 'application/json;q=1' });
  });
});

describe('an answer', () => {
  test.each([
    ['with a byte order mark', `\uFEFF${body}`],
    ['with space around it', `\n ${body} \n`],
  ])('%s is understood', async (_, text) => {
    const server = await startServer((response) => sendText(response, 200, text));
    expect(await createTestApi(server.url).getRoles()).toEqual(noRoles);
  });

  test('after early hints is understood', async () => {
    const server = await startServer((response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      sendJson(response, 200, noRoles);
    });
    expect(await createTestApi(server.url).getRoles()).toEqual(noRoles);
  });

  test('that leads elsewhere is not followed', async () => {
    const server = await startServer((response) =>
      response.writeHead(302, { Location: 'https://sso.example/x' }).end(),
    );
    const error = await failure(createTestApi(server.url, once1).getRoles());
    expect(error).toMatchObject({ kind: 'response', status: 302 });
    expect(error.message).toContain('https://sso.example/x');
  });

  test.each<[string, Record<string, unknown>, (socket: Socket) => void]>([
    ['is not HTTP', { kind: 'connection', code: 'HPE_INVALID_CONSTANT' }, (socket) => socket.write('SSH-2.0\r\n\r\n')],
    [
      'has endless headers',
      { kind: 'connection', code: 'HPE_HEADER_OVERFLOW' },
      answer(`200 OK\r\nx: ${'y'.repeat(99_999)}`),
    ],
    [
      'changes the protocol',
      { kind: 'connection' },
      answer('101 Switching\r\nUpgrade: websocket\r\nConnection: upgrade'),
    ],
    ['does not come', { kind: 'connection', code: 'ECONNRESET' }, (socket) => socket.destroy()],
    [
      'is shorter than it says',
      { kind: 'malformed', status: 200 },
      (socket) => {
        answer(`200 OK\r\nContent-Length: 1000`)(socket);
        socket.end('{');
      },
    ],
    [
      'ends within a chunk',
      { kind: 'malformed', status: 200 },
      (socket) => {
        answer('200 OK\r\nTransfer-Encoding: chunked')(socket);
        socket.end('ff\r\n{');
      },
    ],
    [
      'has chunks that are none',
      { kind: 'malformed', status: 200 },
      (socket) => {
        answer('200 OK\r\nTransfer-Encoding: chunked')(socket);
        socket.end('no\r\n{');
      },
    ],
    [
      'is cut off',
      { kind: 'malformed', status: 200 },
      (socket) => {
        answer('200 OK\r\nContent-Length: 1000')(socket);
        socket.write('{');
        setImmediate(() => socket.resetAndDestroy());
      },
    ],
  ])('that %s is an error', async (_, expected, say) => {
    const server = await startTcpServer(say);
    expect(await failure(createTestApi(server.url, once1).getRoles())).toMatchObject(expected);
  });
});

describe('a connection', () => {
  test('that the server has closed meanwhile is not used for the next request', async () => {
    const server = await startServer((response) => sendJson(response, 201, aRole));
    const api = createTestApi(server.url);
    await api.createRole({ body: { name: 'a' } });
    const [{ socket }] = server.requests as [(typeof server.requests)[0]];
    socket.end();
    await once(socket, 'close');
    await api.createRole({ body: { name: 'b' } });
    expect(server.requests).toHaveLength(2);
  });

  test('is not kept when the server wants to close it', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles, { Connection: 'close' }));
    const api = createTestApi(server.url);
    for (let turn = 0; turn < 3; turn += 1) await api.getRoles();
    expect(new Set(server.requests.map(({ socket }) => socket)).size).toBe(3);
  });

  test('does not keep the process alive', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles));
    const index = fileURLToPath(new URL('../../../src/admin-api/index.ts', import.meta.url));
    const program = `
      const { createAdminApi } = await import(${JSON.stringify(index)});
      await createAdminApi({ url: ${JSON.stringify(server.url)}, token: 't', env: {} }).getRoles();
      await new Promise(setImmediate);
      console.log(process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP')).length);`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toBe('0\n');
    expect(server.requests).toHaveLength(1);
  });
});

describe('a connection that does not come about', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('is given up after ten seconds, and nothing was sent', async () => {
    const server = await startTcpServer(() => {});
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const api = createTestApi(server.url.replace('http:', 'https:'), once1);
    const error = failure(api.createRole({ body: { name: 'a' } }));
    // The greeting of TLS has come, and there is no answer to it.
    await vi.waitFor(() => expect(server.sockets[0]?.bytesRead).toBeGreaterThan(0), patiently);
    vi.advanceTimersByTime(10_000);
    expect(await error).toMatchObject({ kind: 'connection', code: 'ETIMEDOUT', mayHaveHappened: false });
    expect((await error).message).toContain('no connection within the time allowed');
    vi.useRealTimers();
    await until(() => expect(server.sockets[0]?.destroyed).toBe(true));
  });
});

describe('whoever gives up leaves nothing behind', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['before the answer', () => {}],
    ['within its head', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-')],
    ['within its body', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{')],
  ])('%s', async (_, say) => {
    let said = () => {};
    const saying = new Promise<void>((resolve) => {
      said = resolve;
    });
    const server = await startTcpServer((socket) => {
      say(socket);
      said();
    });
    const caller = new AbortController();
    const error = failure(createTestApi(server.url).with({ signal: caller.signal }).getRoles());
    await saying;
    caller.abort();
    expect(await error).toMatchObject({ kind: 'cancelled' });
    await until(() => expect(server.sockets[0]?.destroyed).toBe(true));
  });

  test('while it waits for a connection', async () => {
    const server = await startTcpServer(() => {});
    const caller = new AbortController();
    const api = createTestApi(server.url.replace('http:', 'https:')).with({ signal: caller.signal });
    const error = failure(api.getRoles());
    await until(() => expect(server.sockets).toHaveLength(1));
    caller.abort();
    expect(await error).toMatchObject({ kind: 'cancelled' });
    await until(() => expect(server.sockets[0]?.destroyed).toBe(true));
  });
});
