// A proxy for http and https, as companies have them.
import { createServer, request } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { listen } from '../server.ts';

/** A forward proxy that remembers the request lines it was sent, and wants `credentials` when given. */
export async function startProxy(credentials?: string, secure?: { readonly key: string; readonly cert: string }) {
  const lines: string[] = [];
  const allowed = (header: string | undefined) =>
    credentials === undefined || header === `Basic ${Buffer.from(credentials).toString('base64')}`;
  const server = (secure ? createTlsServer(secure) : createServer()).on('request', (incoming, response) => {
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
    socket.on('error', () => socket.destroy());
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
  return { lines, port, url: `${secure ? 'https' : 'http'}://127.0.0.1:${port}` };
}
