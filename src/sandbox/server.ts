// The HTTP server: reads requests, delays and breaks them on command, writes replies, and stops at once when told.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Failure, Failures } from './fail.ts';
import type { Request } from './handle-request.ts';
import { createLogEntry, type LogEntry } from './log-entry.ts';
import { html, json, type Reply } from './reply.ts';
import { findRoute } from './router.ts';

const maxBody = 100 * 1024;

export interface Wiring {
  handle(request: Request): Reply;
  failures: Failures;
  latencyMs(): number;
  log(entry: LogEntry): void;
}

export function createSandboxServer(wiring: Wiring): Server {
  const server = createServer((message, response) => {
    const started = performance.now();
    readBody(message, (rawBody) => {
      const request = describe(message, rawBody);
      const serve = () => respond(wiring, request, response, started);
      const delay = wiring.latencyMs();
      if (delay > 0) setTimeout(serve, delay).unref();
      else serve();
    });
  });
  server.keepAliveTimeout = 60_000;
  return server;
}

function respond(wiring: Wiring, request: Request, response: ServerResponse, started: number): void {
  const { method, path, route } = request;
  const operation = typeof route === 'object' ? route.operation : undefined;
  const log = (status: number) => wiring.log(createLogEntry(request, status, performance.now() - started));
  const failure = wiring.failures.next(method, path, operation);
  const drop = () => {
    log(0);
    response.socket?.destroy();
  };
  if (failure === 'hang') {
    log(0);
    return;
  }
  if (failure === 'reset-before') {
    drop();
    return;
  }
  const instead = failure === undefined ? undefined : replyInstead(failure);
  const reply = instead ?? wiring.handle(request);
  if (failure === 'reset-after') {
    drop();
    return;
  }
  const send = () => {
    write(response, failure === 'truncate' ? truncate(reply) : reply);
    log(reply.status);
  };
  if (typeof failure === 'object' && 'slow' in failure) setTimeout(send, failure.slow).unref();
  else send();
}

function replyInstead(failure: Failure): Reply | undefined {
  if (failure === 'html') return html(502, '<html><body><h1>502 Bad Gateway</h1></body></html>');
  if (typeof failure !== 'object' || !('status' in failure)) return undefined;
  const { status, retryAfter, body } = failure;
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  const message = `The sandbox was told to answer ${status} here.`;
  return json(status, body ?? { name: 'CommandedFailure', message, details: [{ message }] }, headers);
}

function truncate(reply: Reply): Reply {
  return reply.body === undefined ? reply : { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };
}

function write(response: ServerResponse, { status, headers, body }: Reply): void {
  if (response.destroyed) return;
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body ?? '') });
  response.end(body);
}

function describe(message: IncomingMessage, rawBody: string | undefined): Request {
  const method = message.method === 'HEAD' ? 'GET' : (message.method ?? 'GET');
  const { path, query } = splitUrl(message.url ?? '/');
  const forwarded = message.headers['x-forwarded-for'];
  const client = (Array.isArray(forwarded) ? forwarded[0] : forwarded)?.split(',')[0]?.trim();
  return {
    method,
    path,
    query,
    authorization: message.headers.authorization,
    contentType: message.headers['content-type'],
    rawBody,
    ip: client || message.socket.remoteAddress || '127.0.0.1',
    route: routeOf(method, path),
  };
}

/** Slashes in a row count as one, as the server has it. */
function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const [path = '/', ...rest] = url.replace(/^https?:\/\/[^/]*/i, '').split('?');
  return { path: path.replace(/\/+/g, '/') || '/', query: new URLSearchParams(rest.join('?')) };
}

function routeOf(method: string, path: string): Request['route'] {
  try {
    return findRoute(method, path);
  } catch (error) {
    if (error instanceof URIError) return 'undecodable';
    throw error;
  }
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
