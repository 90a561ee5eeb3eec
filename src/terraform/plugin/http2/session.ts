/** The server's end of one HTTP/2 connection: https://www.rfc-editor.org/rfc/rfc9113 */
import type { Socket } from 'node:net';
import {
  encodeFrame,
  encodeUint32,
  expectLength,
  Flag,
  type Frame,
  FrameReader,
  FrameType,
  withoutPadding,
} from './frame.ts';
import { HeaderDecoder } from './hpack/decode-headers.ts';
import { Code, type ErrorCode, Http2Error } from './http2-error.ts';
import { encodeSettings, readSettings, Setting } from './settings.ts';
import { type Connection, type Listener, Stream } from './stream.ts';
import { defaultWindow, ReceiveWindow, SendWindow } from './window.ts';

/** Bytes of one request, and of all together, that may be on the way to us. */
const streamRoom = 1024 * 1024;
const connectionRoom = 4 * streamRoom;
/** Calls at the same time; the client keeps more to itself. */
const maxStreams = 1000;
/** Bytes of packed headers; unpacked they have a limit of their own. */
const maxHeaderBlock = 65_536;

const nothing = Buffer.alloc(0);

export interface SessionEvents {
  /** Takes a request whose headers are there. */
  answer(stream: Stream): Listener;
  /** The connection is gone; with the reason where there was one. */
  closed(reason?: Error): void;
}

export class Session implements Connection {
  readonly window = new SendWindow(defaultWindow);
  readonly #socket: Socket;
  readonly #events: SessionEvents;
  readonly #frames = new FrameReader();
  readonly #headers = new HeaderDecoder();
  readonly #room = new ReceiveWindow(connectionRoom);
  readonly #streams = new Map<number, Stream>();
  /** Headers that go on in further frames. */
  #open: { readonly streamId: number; readonly isEnd: boolean; block: Buffer } | undefined;
  #streamWindow = defaultWindow;
  #lastStreamId = 0;
  #hasSettings = false;
  #isClosing = false;
  #reason: Error | undefined;
  #outgoing: Buffer[] = [];
  /** A GOAWAY says what the end of the connection will say; other types are extensions, which may be passed over. */
  readonly #handlers: { readonly [type: number]: (frame: Frame) => void } = {
    [FrameType.DATA]: (frame) => this.#handleData(frame),
    [FrameType.HEADERS]: (frame) => this.#handleHeaders(frame),
    [FrameType.PRIORITY]: (frame) => expectLength(frame, 5),
    [FrameType.RST_STREAM]: (frame) => this.#handleReset(frame),
    [FrameType.SETTINGS]: (frame) => this.#handleSettings(frame),
    [FrameType.PUSH_PROMISE]: () => refuse('a client cannot push'),
    [FrameType.PING]: (frame) => this.#handlePing(frame),
    [FrameType.WINDOW_UPDATE]: (frame) => this.#handleWindowUpdate(frame),
    [FrameType.CONTINUATION]: (frame) => this.#handleContinuation(frame),
  };

  constructor(socket: Socket, events: SessionEvents) {
    this.#socket = socket;
    this.#events = events;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => {
      this.#reason ??= error;
    });
    socket.once('close', () => {
      for (const stream of this.#streams.values()) stream.cancel();
      this.#streams.clear();
      events.closed(this.#reason);
    });
    const ours = { [Setting.MAX_CONCURRENT_STREAMS]: maxStreams, [Setting.INITIAL_WINDOW_SIZE]: streamRoom };
    this.send(encodeFrame(FrameType.SETTINGS, 0, 0, encodeSettings(ours)));
    this.#widen(0, connectionRoom - defaultWindow);
  }

  /** Takes no further request, and ends when those under way are answered. */
  close(): void {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#goAway(Code.NO_ERROR);
    this.#endWhenIdle();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** What is sent in one turn of the event loop leaves together. */
  send(frame: Buffer): void {
    this.#outgoing.push(frame);
    if (this.#outgoing.length === 1) setImmediate(() => this.#flush());
  }

  drained(): Promise<void> | undefined {
    const socket = this.#socket;
    if (!socket.writableNeedDrain) return undefined;
    return new Promise((resolve) => {
      const settle = () => {
        socket.off('drain', settle);
        socket.off('close', settle);
        resolve();
      };
      socket.once('drain', settle);
      socket.once('close', settle);
    });
  }

  finished(stream: Stream): void {
    // What the client still sends of its request is of no use.
    if (!stream.hasEnded) this.#reset(stream.id, Code.NO_ERROR);
    this.#streams.delete(stream.id);
    this.#endWhenIdle();
  }

  #flush(): void {
    const frames = this.#outgoing;
    this.#outgoing = [];
    if (this.#socket.writable) this.#socket.write(frames.length === 1 ? frames[0]! : Buffer.concat(frames));
  }

  #endWhenIdle(): void {
    if (!this.#isClosing || this.#streams.size > 0) return;
    // After the frames that wait to be sent.
    setImmediate(() => this.#socket.end());
  }

  #receive(chunk: Buffer): void {
    if (this.#reason) return;
    try {
      for (const frame of this.#frames.read(chunk)) this.#handle(frame);
    } catch (error) {
      if (!(error instanceof Http2Error)) throw error;
      this.#reason = error;
      this.#goAway(error.code);
      // The client may be gone, or not read what it is told.
      setImmediate(() => this.#socket.end(() => this.#socket.destroy()));
    }
  }

  #handle(frame: Frame): void {
    if (!this.#hasSettings && frame.type !== FrameType.SETTINGS) refuse('the first frame has no settings');
    if (this.#open && (frame.type !== FrameType.CONTINUATION || frame.streamId !== this.#open.streamId)) {
      refuse('headers are interrupted');
    }
    this.#handlers[frame.type]?.(frame);
  }

  #handleData(frame: Frame): void {
    this.#expectKnown(frame);
    const { length } = frame.payload;
    this.#widen(0, this.#room.receive(length));
    const stream = this.#streams.get(frame.streamId);
    if (!stream) return;
    if (stream.hasEnded) throw new Http2Error(Code.STREAM_CLOSED, 'data after the end of a request');
    const isEnd = (frame.flags & Flag.END_STREAM) !== 0;
    if (!isEnd) this.#widen(stream.id, stream.receiveWindow.receive(length));
    const data = withoutPadding(frame);
    if (data.length > 0) stream.listener?.data(data);
    if (isEnd) this.#endRequest(stream);
  }

  #handleHeaders(frame: Frame): void {
    const content = withoutPadding(frame);
    const block = frame.flags & Flag.PRIORITY ? content.subarray(5) : content;
    this.#open = { streamId: frame.streamId, isEnd: (frame.flags & Flag.END_STREAM) !== 0, block };
    if (frame.flags & Flag.END_HEADERS) this.#endHeaders();
  }

  #handleContinuation({ payload, flags }: Frame): void {
    const open = this.#open ?? refuse('headers go on that never began');
    open.block = Buffer.concat([open.block, payload]);
    if (open.block.length > maxHeaderBlock) throw new Http2Error(Code.ENHANCE_YOUR_CALM, 'headers without end');
    if (flags & Flag.END_HEADERS) this.#endHeaders();
  }

  #endHeaders(): void {
    const { streamId, isEnd, block } = this.#open!;
    this.#open = undefined;
    // Also those of a request that is refused: later ones may refer to them.
    const headers = this.#headers.decode(block);
    if (streamId <= this.#lastStreamId) this.#handleTrailers(streamId, isEnd);
    else this.#openStream(streamId, headers, isEnd);
  }

  #openStream(streamId: number, headers: ReadonlyMap<string, string>, isEnd: boolean): void {
    if (streamId % 2 === 0) refuse('a client opens streams with odd numbers');
    this.#lastStreamId = streamId;
    if (this.#isClosing || this.#streams.size >= maxStreams) {
      this.#reset(streamId, Code.REFUSED_STREAM);
      return;
    }
    const stream = new Stream(this, streamId, headers, { send: this.#streamWindow, receive: streamRoom });
    this.#streams.set(streamId, stream);
    stream.listener = this.#events.answer(stream);
    if (isEnd) this.#endRequest(stream);
  }

  /** They end a request, and gRPC gives them no meaning. */
  #handleTrailers(streamId: number, isEnd: boolean): void {
    if (streamId === 0) refuse('headers belong to no stream');
    const stream = this.#streams.get(streamId);
    if (!stream) return;
    if (!isEnd || stream.hasEnded) refuse('a request has headers twice');
    this.#endRequest(stream);
  }

  #endRequest(stream: Stream): void {
    stream.hasEnded = true;
    stream.listener?.end();
  }

  #handleReset(frame: Frame): void {
    expectLength(frame, 4);
    this.#expectKnown(frame);
    const stream = this.#streams.get(frame.streamId);
    if (!stream) return;
    this.#streams.delete(stream.id);
    stream.cancel();
    this.#endWhenIdle();
  }

  #handleSettings(frame: Frame): void {
    this.#hasSettings = true;
    if (frame.streamId !== 0) refuse('settings belong to the connection');
    if (frame.flags & Flag.ACK) {
      expectLength(frame, 0);
      return;
    }
    const window = readSettings(frame.payload)[Setting.INITIAL_WINDOW_SIZE];
    if (window !== undefined) {
      for (const stream of this.#streams.values()) stream.sendWindow.widen(window - this.#streamWindow);
      this.#streamWindow = window;
      this.#resume();
    }
    this.send(encodeFrame(FrameType.SETTINGS, Flag.ACK, 0, nothing));
  }

  #handlePing(frame: Frame): void {
    expectLength(frame, 8);
    if (frame.streamId !== 0) refuse('a ping belongs to the connection');
    if (!(frame.flags & Flag.ACK)) this.send(encodeFrame(FrameType.PING, Flag.ACK, 0, frame.payload));
  }

  #handleWindowUpdate(frame: Frame): void {
    expectLength(frame, 4);
    const by = frame.payload.readUInt32BE(0) & 0x7fffffff;
    if (by === 0) refuse('a window is widened by nothing');
    if (frame.streamId === 0) {
      this.window.widen(by);
      this.#resume();
      return;
    }
    this.#expectKnown(frame);
    const stream = this.#streams.get(frame.streamId);
    stream?.sendWindow.widen(by);
    stream?.flush();
  }

  #resume(): void {
    for (const stream of [...this.#streams.values()]) stream.flush();
  }

  #widen(streamId: number, by: number): void {
    if (by > 0) this.send(encodeFrame(FrameType.WINDOW_UPDATE, 0, streamId, encodeUint32(by)));
  }

  #reset(streamId: number, code: ErrorCode): void {
    this.send(encodeFrame(FrameType.RST_STREAM, 0, streamId, encodeUint32(code)));
  }

  #goAway(code: ErrorCode): void {
    this.send(encodeFrame(FrameType.GOAWAY, 0, 0, encodeUint32(this.#lastStreamId, code)));
  }

  /** The stream was opened, if only to be closed again. */
  #expectKnown({ streamId }: Frame): void {
    if (streamId === 0 || streamId > this.#lastStreamId) refuse('a frame belongs to no stream');
  }
}

function refuse(problem: string): never {
  throw new Http2Error(Code.PROTOCOL_ERROR, problem);
}
