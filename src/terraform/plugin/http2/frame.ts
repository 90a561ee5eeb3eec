/** Frames of HTTP/2: https://www.rfc-editor.org/rfc/rfc9113#name-http-frames */
import { Code, Http2Error, refuse } from './http2-error.ts';

export const FrameType = {
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
} as const;

export const Flag = { ACK: 0x1, END_STREAM: 0x1, END_HEADERS: 0x4, PADDED: 0x8, PRIORITY: 0x20 } as const;

export interface Frame {
  /** One of FrameType, or a type of an extension. */
  readonly type: number;
  readonly flags: number;
  readonly streamId: number;
  readonly payload: Buffer;
}

/** What every end accepts, and what we keep to. */
export const maxPayload = 16_384;

const headSize = 9;
const prioritySize = 5;
const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');

/** Cuts what arrives into frames. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);
  #hasPreface = false;

  /** The frames that are whole now. @throws Http2Error for a wrong preface and for a frame that is too long. */
  *read(chunk: Buffer): Generator<Frame> {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    let at = 0;
    if (!this.#hasPreface) {
      const start = bytes.subarray(0, preface.length);
      if (!preface.subarray(0, start.length).equals(start)) {
        throw new Http2Error(Code.PROTOCOL_ERROR, 'the client does not speak HTTP/2');
      }
      this.#hasPreface = start.length === preface.length;
      if (this.#hasPreface) at = preface.length;
    }
    while (this.#hasPreface && bytes.length - at >= headSize) {
      const length = bytes.readUIntBE(at, 3);
      if (length > maxPayload) throw new Http2Error(Code.FRAME_SIZE_ERROR, `a frame of ${length} bytes`);
      const end = at + headSize + length;
      if (bytes.length < end) break;
      yield {
        type: bytes[at + 3]!,
        flags: bytes[at + 4]!,
        streamId: bytes.readUInt32BE(at + 5) & 0x7fffffff,
        payload: bytes.subarray(at + headSize, end),
      };
      at = end;
    }
    this.#rest = bytes.subarray(at);
  }
}

export function encodeFrame(type: number, flags: number, streamId: number, payload: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(headSize + payload.length);
  bytes.writeUIntBE(payload.length, 0, 3);
  bytes[3] = type;
  bytes[4] = flags;
  bytes.writeUInt32BE(streamId, 5);
  bytes.set(payload, headSize);
  return bytes;
}

/** Four bytes for each number, as the contents of most frames have them. */
export function encodeUint32(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, index * 4);
  return bytes;
}

/** The content of a frame that may be padded. @throws Http2Error for more padding than there is. */
export function withoutPadding({ flags, payload }: Frame): Buffer {
  if (!(flags & Flag.PADDED)) return payload;
  const end = payload.length - (payload[0] ?? 0);
  if (end < 1) throw new Http2Error(Code.PROTOCOL_ERROR, 'a frame has more padding than content');
  return payload.subarray(1, end);
}

/** The content of HEADERS behind its priority. @throws Http2Error for a priority that is cut short or wrong */
export function withoutPriority(frame: Frame): Buffer {
  const content = withoutPadding(frame);
  if (!(frame.flags & Flag.PRIORITY)) return content;
  if (content.length < prioritySize) refuse('a priority is cut short', Code.FRAME_SIZE_ERROR);
  expectIndependent(frame.streamId, content);
  return content.subarray(prioritySize);
}

/** Nobody follows priorities; they must only be right. @throws Http2Error when one is not */
export function expectPriority(frame: Frame): void {
  expectLength(frame, prioritySize);
  if (frame.streamId === 0) refuse('a priority belongs to no stream');
  expectIndependent(frame.streamId, frame.payload);
}

function expectIndependent(streamId: number, priority: Buffer): void {
  if ((priority.readUInt32BE(0) & 0x7fffffff) === streamId) refuse('a stream depends on itself');
}

/** It says what the end of the connection will say. @throws Http2Error when it is not the connection's, or cut short */
export function expectGoAway({ streamId, payload }: Frame): void {
  if (streamId !== 0) refuse('a leave belongs to the connection');
  if (payload.length < 8) refuse('a leave is cut short', Code.FRAME_SIZE_ERROR);
}

/** @throws Http2Error when a frame that has one length has another. */
export function expectLength({ payload }: Frame, length: number): void {
  if (payload.length === length) return;
  throw new Http2Error(Code.FRAME_SIZE_ERROR, `a frame of ${payload.length} bytes where ${length} are due`);
}
