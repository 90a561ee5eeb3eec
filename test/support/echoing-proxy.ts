// A gateway before the sandbox that, where told to, refuses a request and repeats everything it was sent.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operations } from '../../src/admin-api/generated/operations.ts';

/** How it refuses: with an error of Unleash, with details at fields, as another JSON, as text, as a page or in broken JSON. */
export const refusals = ['error', 'details', 'json', 'text', 'html', 'broken', 'reset'] as const;
export type Refusal = (typeof refusals)[number];

/** A word without any secret that is in everything it repeats. */
export const control = 'plainly-repeated';

export interface EchoingProxy extends AsyncDisposable {
  readonly url: string;
  /** Operations so far that were let through or refused. */
  readonly operations: Set<string>;
  /** What was sent with the refused requests: address, headers and body. */
  readonly repeated: string[];
  /** Refuses all requests of these operations from now on, none without an argument. */
  refuse(how?: Refusal, isRefused?: (operation: string) => boolean): void;
}

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

export async function startEchoingProxy(target: string): Promise<EchoingProxy> {
  const seen = new Set<string>();
  const repeated: string[] = [];
  let refusal: { how: Refusal; isRefused: (operation: string) => boolean } | undefined;
  const server = createServer(async (request, response): Promise<void> => {
    const received = await receive(request);
    const operation = operationOf(received);
    seen.add(operation);
    if (!refusal?.isRefused(operation)) return forward(target, received, response);
    repeated.push(`${received.path}\n${JSON.stringify(received.headers)}\n${received.body}`);
    if (refusal.how === 'reset') {
      response.socket?.destroy();
      return;
    }
    const { status, type, text } = refusalOf(refusal.how, received);
    response.writeHead(status, { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    operations: seen,
    repeated,
    refuse(how, isRefused = () => true) {
      refusal = how && { how, isRefused };
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function receive(request: IncomingMessage): Promise<Received> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  const { method = 'GET', url: path = '/', headers } = request;
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return { method, path, headers: Object.fromEntries(texts), body };
}

const templates = Object.entries(operations).map(([operation, { method, path }]) => ({
  operation,
  method,
  pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
  parameters: path.split('{').length,
}));

/** The operation with the fewest parameters wins: `/tokens/all` is not the token "all". */
function operationOf({ method, path }: Received): string {
  const [plain = ''] = path.split('?');
  const fitting = templates.filter((one) => one.method === method && one.pattern.test(plain));
  return fitting.sort((a, b) => a.parameters - b.parameters)[0]?.operation ?? `${method} ${plain}`;
}

async function forward(target: string, received: Received, response: ServerResponse): Promise<void> {
  const { method, path, body } = received;
  const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...headers } = received.headers;
  const answered = await fetch(target + path, { method, headers, ...(body !== '' && { body }), redirect: 'manual' });
  const type = answered.headers.get('content-type');
  response.writeHead(answered.status, type ? { 'content-type': type } : {}).end(await answered.text());
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function refusalOf(how: Exclude<Refusal, 'reset'>, { path, headers, body }: Received): Reply {
  const sent = body === '' ? {} : (JSON.parse(body) as { [name: string]: unknown });
  const { authorization, 'x-gateway': gateway } = headers;
  const words = [control, path, decodeURIComponent(path), authorization, gateway, body, ...textsIn(sent)];
  const message = words.join(' ');
  const json = (status: number, value: unknown) => ({ status, type: 'application/json', text: JSON.stringify(value) });
  switch (how) {
    case 'error':
      return json(500, { id: message, name: 'EchoError', message });
    case 'json':
      return json(500, { ...sent, message, sent });
    case 'details': {
      const details = Object.keys(sent).map((name) => ({ message: `${message} ${name}`, path: `/body/${name}` }));
      return json(400, { name: 'BadDataError', message, details: [{ message }, ...details] });
    }
    case 'broken': {
      const { text, ...rest } = json(400, { name: 'BadDataError', message, sent });
      return { ...rest, text: text.slice(0, -3) };
    }
    case 'text':
      return { status: 400, type: 'text/plain', text: message };
    case 'html':
      return { status: 502, type: 'text/html', text: `<html><body>${message}</body></html>` };
  }
}

/** Every text in a piece of JSON. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
