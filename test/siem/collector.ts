// An HTTP collector that a test tells what to answer, and that keeps what it was sent.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** `cut` takes the request and breaks the connection. */
export type Reply =
  | { readonly status: number; readonly body?: string; readonly headers?: Record<string, string> }
  | 'cut';

interface Collector extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly Received[];
}

/** @param answer what it says to each request, in turn numbered from 0 */
export async function startCollector(
  answer: (request: Received, turn: number) => Reply | Promise<Reply>,
): Promise<Collector> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const one = { path: request.url ?? '', headers: request.headers, body };
    received.push(one);
    const reply = await answer(one, received.length - 1);
    if (reply === 'cut') return request.socket.destroy();
    response.writeHead(reply.status, reply.headers).end(reply.body ?? '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
