/** One request and its answer. */
import { encodeFrame, Flag, FrameType, maxPayload } from './frame.ts';
import { encodeHeaders, type Headers } from './hpack/encode-headers.ts';
import { ReceiveWindow, SendWindow } from './window.ts';

/** Whoever answers a request hears what comes of it. */
export interface Listener {
  data(chunk: Buffer): void;
  /** The request is whole. */
  end(): void;
  /** The client gave up, or its connection is lost: nobody waits for the answer. */
  cancelled(): void;
}

/** What a stream needs of its connection. */
export interface Connection {
  readonly window: SendWindow;
  send(frame: Buffer): void;
  /** Resolves when the socket takes more. */
  drained(): Promise<void> | undefined;
  /** The stream has nothing more to send. */
  finished(stream: Stream): void;
}

export class Stream {
  readonly id: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly sendWindow: SendWindow;
  readonly receiveWindow: ReceiveWindow;
  listener: Listener | undefined;
  /** The client has sent all of its request. */
  hasEnded = false;
  /** Bytes that the client said its request has. */
  readonly #announced: number | undefined;
  #received = 0;
  readonly #connection: Connection;
  readonly #queue: Uint8Array[] = [];
  readonly #waiting: (() => void)[] = [];
  #trailers: Buffer | undefined;
  #hasResponded = false;
  #isClosed = false;

  constructor(
    connection: Connection,
    id: number,
    headers: ReadonlyMap<string, string>,
    sizes: { readonly send: number; readonly receive: number },
  ) {
    this.#connection = connection;
    this.id = id;
    this.headers = headers;
    const announced = headers.get('content-length');
    this.#announced = announced === undefined ? undefined : Number(announced);
    this.sendWindow = new SendWindow(sizes.send);
    this.receiveWindow = new ReceiveWindow(sizes.receive);
  }

  /** Nobody is left to answer, or the answer is given. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  get hasResponded(): boolean {
    return this.#hasResponded;
  }

  /** A part of the request, and whether it is the last. False when the request has another length than it said. */
  receive(data: Buffer, isEnd: boolean): boolean {
    this.#received += data.length;
    this.hasEnded = isEnd;
    const announced = this.#announced;
    if (announced !== undefined && (isEnd ? this.#received !== announced : this.#received > announced)) return false;
    if (data.length > 0) this.listener?.data(data);
    if (isEnd) this.listener?.end();
    return true;
  }

  respond(headers: Headers): void {
    this.#hasResponded = true;
    this.#sendHeaders(encodeHeaders(headers), 0);
  }

  /** Resolves when it was sent, which the client may delay, or when nobody wants it any more. */
  async write(data: Uint8Array): Promise<void> {
    if (this.#isClosed) return;
    this.#queue.push(data);
    this.flush();
    if (this.#queue.length > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    await this.#connection.drained();
  }

  /** The end of the answer, after all that was written: with headers alone it is the whole answer. */
  end(headers: Headers): void {
    this.#hasResponded = true;
    this.#trailers = encodeHeaders(headers);
    this.flush();
  }

  /** Sends as much as the client has room for. */
  flush(): void {
    if (this.#isClosed) return;
    for (let data = this.#queue[0]; data; data = this.#queue[0]) {
      const size = Math.min(data.length, maxPayload, this.sendWindow.left, this.#connection.window.left);
      if (size === 0 && data.length > 0) return;
      this.#connection.send(encodeFrame(FrameType.DATA, 0, this.id, data.subarray(0, size)));
      this.sendWindow.take(size);
      this.#connection.window.take(size);
      if (size < data.length) this.#queue[0] = data.subarray(size);
      else this.#queue.shift();
    }
    this.#release();
    if (this.#trailers === undefined) return;
    this.#isClosed = true;
    this.#sendHeaders(this.#trailers, Flag.END_STREAM);
    this.#connection.finished(this);
  }

  /** The client does not want the answer any more. */
  cancel(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#queue.length = 0;
    this.#release();
    this.listener?.cancelled();
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #sendHeaders(block: Buffer, flag: number): void {
    let at = 0;
    let type: number = FrameType.HEADERS;
    let flags = flag;
    for (; block.length - at > maxPayload; at += maxPayload) {
      this.#connection.send(encodeFrame(type, flags, this.id, block.subarray(at, at + maxPayload)));
      type = FrameType.CONTINUATION;
      flags = 0;
    }
    this.#connection.send(encodeFrame(type, Flag.END_HEADERS | flags, this.id, block.subarray(at)));
  }
}
