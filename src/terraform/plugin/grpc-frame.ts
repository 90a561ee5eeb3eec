/** One message on a gRPC stream: a compression flag, a length, the bytes. */
import type { ServerHttp2Stream } from 'node:http2';
import { GrpcError, Status } from './grpc-status.ts';

/** Terraform's own limit for messages. */
export const maxMessageSize = 256 * 1024 * 1024;

const headerSize = 5;

export function frame(message: Uint8Array): Buffer {
  const header = Buffer.alloc(headerSize);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
}

/**
 * The one message of a request.
 * @throws GrpcError when the client sends none, more than one, too much, or compresses it.
 */
export async function readMessage(stream: ServerHttp2Stream, maxSize = maxMessageSize): Promise<Uint8Array> {
  const received = await readFrame(stream, maxSize);
  if (received.length < headerSize) throw new GrpcError(Status.INTERNAL, 'the request has no message');
  const length = received.readUInt32BE(1);
  const message = received.subarray(headerSize);
  if (message.length < length) throw new GrpcError(Status.INTERNAL, 'the request message is cut short');
  if (message.length > length) throw new GrpcError(Status.INTERNAL, 'the request has more than one message');
  return message;
}

function readFrame(stream: ServerHttp2Stream, maxSize: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let checked = false;
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (checked || size < headerSize) return;
      checked = true;
      const header = Buffer.concat(chunks.splice(0));
      chunks.push(header);
      const problem = headerProblem(header, maxSize);
      if (problem) reject(problem);
    });
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.once('close', () => reject(new GrpcError(Status.CANCELLED, 'the client went away')));
  });
}

function headerProblem(header: Buffer, maxSize: number): GrpcError | undefined {
  if (header[0] !== 0) return new GrpcError(Status.UNIMPLEMENTED, 'compressed messages are not supported');
  const length = header.readUInt32BE(1);
  if (length <= maxSize) return undefined;
  return new GrpcError(Status.RESOURCE_EXHAUSTED, `the request has ${length} bytes, more than the limit of ${maxSize}`);
}
