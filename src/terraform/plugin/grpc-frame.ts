/** One message on a gRPC stream: a compression flag, a length, the bytes. */
import { GrpcError, Status, type StatusCode } from './grpc-status.ts';

/** Far more than Terraform sends: only a bound on what a request may ask to be kept in memory. */
const maxMessageSize = 256 * 1024 * 1024;

const headerSize = 5;

export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(headerSize + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, headerSize);
  return framed;
}

/** Collects the one message of a request, as its bytes arrive. */
export class IncomingMessage {
  /** Rejects with a GrpcError when the client sends none, more than one, too much, or compresses it. */
  readonly whole: Promise<Uint8Array>;
  #resolve: (message: Uint8Array) => void = () => {};
  #reject: (error: GrpcError) => void = () => {};
  #chunks: Buffer[] = [];
  #size = 0;
  #end = Number.POSITIVE_INFINITY;

  constructor() {
    this.whole = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // A call to a method that nobody serves is not asked for its message.
    this.whole.catch(() => {});
  }

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#end === Number.POSITIVE_INFINITY && this.#size >= headerSize) this.#readHeader(this.#join());
    if (this.#size > this.#end) this.refuse(Status.INTERNAL, 'the request has more than one message');
  }

  end(): void {
    if (this.#size < headerSize) this.refuse(Status.INTERNAL, 'the request has no message');
    else if (this.#size < this.#end) this.refuse(Status.INTERNAL, 'the request message is cut short');
    else this.#resolve(this.#join().subarray(headerSize));
  }

  refuse(code: StatusCode, problem: string): void {
    this.#chunks = [];
    this.#reject(new GrpcError(code, problem));
  }

  #readHeader(bytes: Buffer): void {
    const length = bytes.readUInt32BE(1);
    this.#end = headerSize + length;
    if (bytes[0] !== 0) this.refuse(Status.UNIMPLEMENTED, 'compressed messages are not supported');
    else if (length > maxMessageSize) this.refuse(Status.RESOURCE_EXHAUSTED, tooLarge(length));
  }

  #join(): Buffer {
    return this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
  }
}

function tooLarge(length: number): string {
  return `the request has ${length} bytes, more than the limit of ${maxMessageSize}`;
}
