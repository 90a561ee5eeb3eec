/** A client that says exactly what it is told, however wrong, and keeps what it hears. */
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { onTestFinished } from 'vitest';
import { createGrpcServer } from '../../../../src/terraform/plugin/grpc-server.ts';
import { encodeFrame, Flag, type Frame, FrameReader, FrameType } from '../../../../src/terraform/plugin/http2/frame.ts';
import { encodeHeaders } from '../../../../src/terraform/plugin/http2/hpack/encode-headers.ts';
import { frame as message } from '../../../../workshop/plugin-client.ts';

export const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
export const settings = encodeFrame(FrameType.SETTINGS, 0, 0, Buffer.alloc(0));
export const requestHeaders = encodeHeaders({
  ':method': 'POST',
  ':scheme': 'http',
  ':path': '/t/Echo',
  'content-type': 'application/grpc',
});

export const headersOf = (streamId: number, flags: number = Flag.END_HEADERS, block = requestHeaders) =>
  encodeFrame(FrameType.HEADERS, flags, streamId, block);
export const dataOf = (streamId: number, data: Uint8Array, flags: number = Flag.END_STREAM) =>
  encodeFrame(FrameType.DATA, flags, streamId, data);
export const callOf = (streamId: number, text: string) => [
  headersOf(streamId),
  dataOf(streamId, message(Buffer.from(text))),
];
interface RawClient {
  readonly frames: readonly Frame[];
  /** The code of the GOAWAY that was heard, if any. */
  readonly goAway: number | undefined;
  write(...bytes: readonly Uint8Array[]): void;
  /** Resolves with the first frame, heard or still to come, that is as wanted; rejects when the connection ends before. */
  hear(wanted: (frame: Frame) => boolean): Promise<Frame>;
  readonly closed: Promise<unknown>;
}

/** A server that echoes, and a client of it. */
export async function startConversation(idle: () => void = () => {}): Promise<RawClient> {
  const log = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
  const find = async () => ({ unary: async (request: Uint8Array) => request });
  const server = createGrpcServer({ find, log, onIdle: idle });
  server.socket.listen(0, '127.0.0.1');
  await once(server.socket, 'listening');
  const address = server.socket.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  const socket = createConnection(address.port, '127.0.0.1');
  onTestFinished(async () => {
    socket.destroy();
    await server.close();
  });
  const reader = new FrameReader();
  // The server sends no preface, which the reader wants to see.
  [...reader.read(preface)];
  const frames: Frame[] = [];
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    frames.push(...reader.read(chunk));
    socket.emit('heard');
  });
  const closed = once(socket, 'close');
  return {
    frames,
    closed,
    get goAway() {
      return frames.find(({ type }) => type === FrameType.GOAWAY)?.payload.readUInt32BE(4);
    },
    write: (...bytes) => socket.write(Buffer.concat(bytes)),
    async hear(wanted) {
      for (;;) {
        const heard = frames.find(wanted);
        if (heard) return heard;
        if (socket.destroyed) throw new Error(`the connection ended; heard were ${JSON.stringify(frames)}`);
        await Promise.race([once(socket, 'heard'), closed]);
      }
    },
  };
}
