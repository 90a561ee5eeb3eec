/** Answers one gRPC call on an HTTP/2 stream: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2';
import { frame, readMessage } from './grpc-frame.ts';
import { GrpcError, Status, statusTrailers } from './grpc-status.ts';
import type { Logger } from './logger.ts';

export interface Call {
  /** Aborted when the client cancels the call or goes away. */
  readonly signal: AbortSignal;
}

/** A message in, a message or many messages out, as protobuf bytes. */
export type Method =
  | { readonly unary: (request: Uint8Array, call: Call) => Promise<Uint8Array> }
  | { readonly serverStream: (request: Uint8Array, call: Call) => AsyncIterable<Uint8Array> };

/** By path, such as `/plugin.GRPCController/Shutdown`. */
export type Methods = ReadonlyMap<string, Method>;

/** Undefined for a path that nobody serves. */
export type FindMethod = (path: string) => Promise<Method | undefined>;

const head = { ':status': 200, 'content-type': 'application/grpc' };

export async function answerCall(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  find: FindMethod,
  log: Logger,
): Promise<void> {
  const path = String(headers[':path']);
  const call = new CancellableCall();
  let isOver = false;
  // A lost connection also closes the stream, which is where it is dealt with.
  stream.on('error', (error) => log.debug('stream failed', { path, error: error.message }));
  // Aborting what is over would cost each call an error with its stack.
  stream.once('close', () => {
    if (!isOver) call.cancel();
  });
  const refusal = refuse(headers);
  if (refusal) {
    stream.respond({ ':status': refusal }, { endStream: true });
    return;
  }
  try {
    const method = await find(path);
    if (!method) throw new GrpcError(Status.UNIMPLEMENTED, `unknown method ${path}`);
    const request = await readMessage(stream);
    if ('unary' in method) answerOnce(stream, await method.unary(request, call));
    else await answerMany(stream, method.serverStream(request, call));
  } catch (error) {
    fail(stream, error, path, log);
  } finally {
    isOver = true;
  }
}

/** Few calls look at their signal, and making one takes as long as much of what else a call takes. */
class CancellableCall implements Call {
  #controller: AbortController | undefined;

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  cancel(): void {
    this.#controller ??= new AbortController();
    this.#controller.abort();
  }
}

function refuse(headers: IncomingHttpHeaders): number | undefined {
  if (headers[':method'] !== 'POST') return constants.HTTP_STATUS_METHOD_NOT_ALLOWED;
  const isGrpc = headers['content-type']?.startsWith('application/grpc');
  return isGrpc ? undefined : constants.HTTP_STATUS_UNSUPPORTED_MEDIA_TYPE;
}

function answerOnce(stream: ServerHttp2Stream, message: Uint8Array): void {
  if (begin(stream)) stream.end(frame(message));
}

async function answerMany(stream: ServerHttp2Stream, messages: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const message of messages) {
    if (!stream.headersSent && !begin(stream)) return;
    if (stream.destroyed) return;
    // A slow reader slows the handler down instead of filling the memory.
    if (!stream.write(frame(message))) await drained(stream);
  }
  if (stream.headersSent || begin(stream)) stream.end();
}

/** False when nobody is left to answer. */
function begin(stream: ServerHttp2Stream): boolean {
  if (stream.destroyed || stream.closed) return false;
  stream.respond(head, { waitForTrailers: true });
  stream.once('wantTrailers', () => stream.sendTrailers(statusTrailers(Status.OK)));
  return true;
}

function drained(stream: ServerHttp2Stream): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      stream.off('drain', settle);
      stream.off('close', settle);
      resolve();
    };
    stream.once('drain', settle);
    stream.once('close', settle);
  });
}

function fail(stream: ServerHttp2Stream, error: unknown, path: string, log: Logger): void {
  const known = error instanceof GrpcError;
  const code = known ? error.code : Status.INTERNAL;
  const message = error instanceof Error ? error.message : String(error);
  if (known) log.debug('call refused', { path, code, error: message });
  else log.error('call failed', { path, error: message, stack: error instanceof Error ? error.stack : undefined });
  if (stream.destroyed || stream.closed) return;
  const trailers = statusTrailers(code, message);
  if (stream.headersSent) {
    stream.removeAllListeners('wantTrailers');
    stream.once('wantTrailers', () => stream.sendTrailers(trailers));
    stream.end();
  } else stream.respond({ ...head, ...trailers }, { endStream: true });
  // What the client still sends is of no use.
  stream.resume();
}
