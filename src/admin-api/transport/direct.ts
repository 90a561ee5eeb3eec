// Requests straight to the server, on connections that are kept for the next one. Node's fetch takes twice the time.
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { unpackable } from './unpack.ts';
import type { TlsOptions } from './tls.ts';
import type { Transport } from './transport.ts';

/** Milliseconds until a connection must be there. */
const CONNECT_TIMEOUT = 10_000;

/** Milliseconds that a connection is kept without use: servers close theirs after five seconds or more. */
const KEEP_ALIVE = 4000;

export async function direct(server: string, tls: TlsOptions): Promise<Transport> {
  const { Agent, request } = await (server.startsWith('https:') ? import('node:https') : import('node:http'));
  const agent = new Agent({ keepAlive: true, timeout: KEEP_ALIVE, ...tls });
  return async (outgoing) => {
    const answer = await open(request, agent, outgoing);
    const { statusCode = 0, headers } = answer;
    const get = (name: string) => headers[name.toLowerCase()]?.toString() ?? null;
    return { status: statusCode, headers: { get }, body: answer, encoding: get('Content-Encoding') };
  };
}

type Request = (url: string, options: RequestOptions) => ClientRequest;

function open(request: Request, agent: Agent, outgoing: Parameters<Transport>[0]): Promise<IncomingMessage> {
  const { url, method, body, signal, onSent } = outgoing;
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const headers = { ...outgoing.headers, ...length, 'accept-encoding': unpackable };
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const sent = request(url, { method, headers, agent });
    const abort = () => sent.destroy();
    signal.addEventListener('abort', abort);
    const settle = (outcome: () => void) => {
      signal.removeEventListener('abort', abort);
      outcome();
    };
    sent.once('response', (answer) => settle(() => resolve(answer)));
    // What has failed may fail again: nobody hears of it any more.
    sent.on('error', (error) => settle(() => reject(error)));
    // Node would wait for somebody to take over the connection.
    sent.once('upgrade', (_, socket) => {
      socket.destroy();
      settle(() => reject(new Error('the server changes to a protocol that is not HTTP')));
    });
    limitConnecting(sent);
    sent.end(body, onSent);
  });
}

/** A connection that is used again is there already. */
function limitConnecting(sent: ClientRequest): void {
  sent.once('socket', (socket) => {
    if (!socket.connecting) return;
    const tooLate = Object.assign(new Error(`no connection within ${CONNECT_TIMEOUT / 1000} s`), {
      code: 'ETIMEDOUT',
      syscall: 'connect',
    });
    const timer = setTimeout(() => sent.destroy(tooLate), CONNECT_TIMEOUT);
    const stop = () => clearTimeout(timer);
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', stop);
    socket.once('close', stop);
  });
}
