/** Answers one gRPC call on an HTTP/2 stream: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md */
import { frame, IncomingMessage } from './grpc-frame.ts';
import { GrpcError, Status, statusTrailers } from './grpc-status.ts';
import type { Listener, Stream } from './http2/index.ts';
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

const head = { ':status': '200', 'content-type': 'application/grpc' };
const success = statusTrailers(Status.OK);
const methodNotAllowed = { ':status': '405' };
const unsupportedMediaType = { ':status': '415' };

/** What comes back hears of the rest of the request. */
export function answerCall(stream: Stream, find: FindMethod, log: Logger): Listener {
  const refusal = refuse(stream.headers);
  if (refusal) {
    stream.end(refusal);
    return deaf;
  }
  const message = new IncomingMessage();
  const call = new CancellableCall();
  const path = stream.headers.get(':path') ?? '';
  serve(stream, path, message, call, find).catch((error: unknown) => fail(stream, error, path, log));
  return {
    data: (chunk) => message.add(chunk),
    end: () => message.end(),
    cancelled() {
      message.refuse(Status.CANCELLED, 'the client went away');
      call.cancel();
    },
  };
}

const deaf: Listener = { data() {}, end() {}, cancelled() {} };

function refuse(headers: ReadonlyMap<string, string>) {
  if (headers.get(':method') !== 'POST') return methodNotAllowed;
  return headers.get('content-type')?.startsWith('application/grpc') ? undefined : unsupportedMediaType;
}

async function serve(
  stream: Stream,
  path: string,
  message: IncomingMessage,
  call: Call,
  find: FindMethod,
): Promise<void> {
  const method = await find(path);
  if (!method) throw new GrpcError(Status.UNIMPLEMENTED, `unknown method ${path}`);
  const request = await message.whole;
  if ('unary' in method) answerOnce(stream, await method.unary(request, call));
  else await answerMany(stream, method.serverStream(request, call));
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

function answerOnce(stream: Stream, message: Uint8Array): void {
  if (stream.isClosed) return;
  stream.respond(head);
  stream.write(frame(message));
  stream.end(success);
}

async function answerMany(stream: Stream, messages: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const message of messages) {
    if (stream.isClosed) return;
    if (!stream.hasResponded) stream.respond(head);
    // A slow reader slows the handler down instead of filling the memory.
    await stream.write(frame(message));
  }
  if (stream.isClosed) return;
  if (!stream.hasResponded) stream.respond(head);
  stream.end(success);
}

function fail(stream: Stream, error: unknown, path: string, log: Logger): void {
  const known = error instanceof GrpcError;
  const code = known ? error.code : Status.INTERNAL;
  const message = error instanceof Error ? error.message : String(error);
  if (known) log.debug('call refused', { path, code, error: message });
  else log.error('call failed', { path, error: message, stack: error instanceof Error ? error.stack : undefined });
  if (stream.isClosed) return;
  const trailers = statusTrailers(code, message);
  stream.end(stream.hasResponded ? trailers : { ...head, ...trailers });
}
