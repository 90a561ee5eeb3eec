// The HTTP server: reads requests, delays and breaks their answers on command, and stops at once when told.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { describeRequest, maxBody } from './describe-request.ts';
import type { SandboxRequest } from './request.ts';
import type { Reply } from './reply.ts';
import { logRequest, serveRequest, type Serving } from './serve-request.ts';

export function createSandboxServer(serving: Serving): Server {
  const server = createServer((message, response) => {
    const started = performance.now();
    readBody(message, (rawBody) => {
      const request = describe(message, rawBody);
      const serve = () => respond(serving, request, response, started);
      const delay = serving.latencyMs();
      if (delay > 0) setTimeout(serve, delay).unref();
      else serve();
    });
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

function respond(serving: Serving, request: SandboxRequest, response: ServerResponse, started: number): void {
  const outcome = serveRequest(serving, request);
  if (typeof outcome === 'string') {
    logRequest(serving, request, 0, started);
    if (outcome === 'break') response.socket?.destroy();
    return;
  }
  const { reply, afterMs } = outcome;
  const send = () => {
    write(response, reply);
    logRequest(serving, request, reply.status, started);
  };
  if (afterMs > 0) setTimeout(send, afterMs).unref();
  else send();
}

function write(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body ?? '') });
  response.end(body);
}

function describe(message: IncomingMessage, rawBody: string | undefined): SandboxRequest {
  return describeRequest({
    method: message.method ?? 'GET',
    target: message.url ?? '/',
    header: (name) => [message.headers[name]].flat()[0],
    rawBody,
    peer: message.socket.remoteAddress || '127.0.0.1',
  });
}

/** Calls back once the whole body is here, with undefined when it is larger than the server takes. */
function readBody(message: IncomingMessage, done: (body: string | undefined) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBody) chunks.push(chunk);
  });
  message.on('end', () => done(size > maxBody ? undefined : Buffer.concat(chunks).toString('utf8')));
}
