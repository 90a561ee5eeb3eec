/** The server's end of one HTTP/2 connection: https://www.rfc-editor.org/rfc/rfc9113 */
import type { Socket } from 'node:net';
import {
  encodeFrame,
  encodeUint32,
  expectGoAway,
  expectLength,
  expectPriority,
  Flag,
  type Frame,
  FrameReader,
  FrameType,
  withoutPadding,
  withoutPriority,
} from './frame.ts';
import { GivenUpStreams } from './given-up.ts';
import { HeaderDecoder } from './hpack/decode-headers.ts';
import type { Header } from './hpack/static-table.ts';
import { Code, type ErrorCode, Http2Error, refuse } from './http2-error.ts';
import { Outbox } from './outbox.ts';
import { areTrailers, readRequest } from './request-headers.ts';
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
const tooWide = 'a window is too wide';

interface SessionEvents {
  /** Takes a request whose headers are there. */
  answer(stream: Stream): Listener;
  /** The client has said who it is: the preface and its settings are there. */
  opened(): void;
  /** The connection is gone; with the reason where there was one. */
  closed(reason?: Error): void;
}

export class Session implements Connection {
  readonly window = new SendWindow(defaultWindow);
  readonly #socket: Socket;
  readonly #outbox: Outbox;
  readonly #events: SessionEvents;
  readonly #frames = new FrameReader();
  readonly #headers = new HeaderDecoder();
  readonly #room = new ReceiveWindow(connectionRoom);
  readonly #streams = new Map<number, Stream>();
  readonly #givenUp = new GivenUpStreams(maxStreams);
  /** Headers that go on in further frames. */
  #open: { readonly streamId: number; readonly isEnd: boolean; block: Buffer } | undefined;
  #streamWindow = defaultWindow;
  #lastStreamId = 0;
  #hasSettings = false;
  #isClosing = false;
  #reason: Error | undefined;
  /** Other types are extensions, which may be passed over. */
  readonly #handlers: { readonly [type: number]: (frame: Frame) => void } = {
    [FrameType.DATA]: (frame) => this.#handleData(frame),
    [FrameType.HEADERS]: (frame) => this.#handleHeaders(frame),
    [FrameType.PRIORITY]: expectPriority,
    [FrameType.RST_STREAM]: (frame) => this.#handleReset(frame),
    [FrameType.SETTINGS]: (frame) => this.#handleSettings(frame),
    [FrameType.PUSH_PROMISE]: () => refuse('a client cannot push'),
    [FrameType.PING]: (frame) => this.#handlePing(frame),
    [FrameType.GOAWAY]: expectGoAway,
    [FrameType.WINDOW_UPDATE]: (frame) => this.#handleWindowUpdate(frame),
    [FrameType.CONTINUATION]: (frame) => this.#handleContinuation(frame),
  };

  constructor(socket: Socket, events: SessionEvents) {
    this.#socket = socket;
    this.#outbox = new Outbox(socket);
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

  send(frame: Buffer): void {
    this.#outbox.send(frame);
  }

  drained(): Promise<void> | undefined {
    return this.#outbox.drained();
  }

  finished(stream: Stream): void {
    this.#streams.delete(stream.id);
    if (!stream.hasEnded) this.#reset(stream.id, Code.NO_ERROR, false);
    this.#endWhenIdle();
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
    const { length } = frame.payload;
    const isEnd = (frame.flags & Flag.END_STREAM) !== 0;
    const stream = this.#openStreamOf(frame.streamId, isEnd);
    this.#widen(0, this.#room.receive(length));
    const data = withoutPadding(frame);
    if (!stream) return;
    if (!isEnd) this.#widen(stream.id, stream.receiveWindow.receive(length));
    if (!stream.receive(data, isEnd)) this.#abort(stream, Code.PROTOCOL_ERROR);
  }

  #handleHeaders(frame: Frame): void {
    const block = withoutPriority(frame);
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
    if (streamId > this.#lastStreamId) this.#openStream(streamId, headers, isEnd);
    else this.#handleTrailers(streamId, headers, isEnd);
  }

  #openStream(streamId: number, headers: readonly Header[], isEnd: boolean): void {
    if (streamId % 2 === 0) refuse('a client opens streams with odd numbers');
    this.#lastStreamId = streamId;
    const isRefused = this.#isClosing || this.#streams.size >= maxStreams;
    const request = readRequest(headers);
    if (isRefused || !request) {
      this.#reset(streamId, isRefused ? Code.REFUSED_STREAM : Code.PROTOCOL_ERROR, isEnd);
      return;
    }
    const stream = new Stream(this, streamId, request, { send: this.#streamWindow, receive: streamRoom });
    stream.hasEnded = isEnd;
    this.#streams.set(streamId, stream);
    stream.listener = this.#events.answer(stream);
    if (isEnd && !stream.receive(nothing, true)) this.#abort(stream, Code.PROTOCOL_ERROR);
  }

  /** They end a request, and gRPC gives them no meaning. */
  #handleTrailers(streamId: number, headers: readonly Header[], isEnd: boolean): void {
    const stream = this.#openStreamOf(streamId, isEnd);
    if (!stream) return;
    if (!isEnd) refuse('a request has headers twice');
    if (!areTrailers(headers) || !stream.receive(nothing, true)) this.#abort(stream, Code.PROTOCOL_ERROR);
  }

  #handleReset(frame: Frame): void {
    expectLength(frame, 4);
    this.#expectKnown(frame.streamId);
    this.#givenUp.forget(frame.streamId);
    this.#cancel(frame.streamId);
  }

  #handleSettings(frame: Frame): void {
    if (!this.#hasSettings) this.#events.opened();
    this.#hasSettings = true;
    if (frame.streamId !== 0) refuse('settings belong to the connection');
    if (frame.flags & Flag.ACK) {
      expectLength(frame, 0);
      return;
    }
    const window = readSettings(frame.payload)[Setting.INITIAL_WINDOW_SIZE];
    // What is sent with the new windows comes after the answer to them.
    this.send(encodeFrame(FrameType.SETTINGS, Flag.ACK, 0, nothing));
    if (window === undefined) return;
    for (const stream of this.#streams.values()) {
      if (!stream.sendWindow.widen(window - this.#streamWindow)) refuse(tooWide, Code.FLOW_CONTROL_ERROR);
    }
    this.#streamWindow = window;
    this.#resume();
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
      if (!this.window.widen(by)) refuse(tooWide, Code.FLOW_CONTROL_ERROR);
      this.#resume();
      return;
    }
    this.#expectKnown(frame.streamId);
    const stream = this.#streams.get(frame.streamId);
    if (!stream) return;
    if (stream.sendWindow.widen(by)) stream.flush();
    else this.#abort(stream, Code.FLOW_CONTROL_ERROR);
  }

  #resume(): void {
    for (const stream of [...this.#streams.values()]) stream.flush();
  }

  #widen(streamId: number, by: number): void {
    if (by > 0) this.send(encodeFrame(FrameType.WINDOW_UPDATE, 0, streamId, encodeUint32(by)));
  }

  /** Ends a stream of a client that did it wrong. */
  #abort(stream: Stream, code: ErrorCode): void {
    this.#reset(stream.id, code, stream.hasEnded);
    this.#cancel(stream.id);
  }

  #cancel(streamId: number): void {
    const stream = this.#streams.get(streamId);
    if (!stream) return;
    this.#streams.delete(streamId);
    stream.cancel();
    this.#endWhenIdle();
  }

  /** @param hasEnded whether the client has sent all of the request */
  #reset(streamId: number, code: ErrorCode, hasEnded: boolean): void {
    if (!hasEnded) this.#givenUp.add(streamId);
    this.send(encodeFrame(FrameType.RST_STREAM, 0, streamId, encodeUint32(code)));
  }

  #goAway(code: ErrorCode): void {
    this.send(encodeFrame(FrameType.GOAWAY, 0, 0, encodeUint32(this.#lastStreamId, code)));
  }

  /** The stream that the client goes on with, unless we gave it up. @throws Http2Error when the client has ended it */
  #openStreamOf(streamId: number, isEnd: boolean): Stream | undefined {
    this.#expectKnown(streamId);
    const stream = this.#streams.get(streamId);
    if (stream && !stream.hasEnded) return stream;
    if (!this.#givenUp.has(streamId)) refuse('a request goes on after its end', Code.STREAM_CLOSED);
    if (isEnd) this.#givenUp.forget(streamId);
    return undefined;
  }

  /** The stream was opened, if only to be closed again. */
  #expectKnown(streamId: number): void {
    if (streamId === 0 || streamId > this.#lastStreamId) refuse('a frame belongs to no stream');
  }
}
