/** One message on a gRPC stream: a compression flag, a length, the bytes. */
import type { Readable } from 'node:stream';
import { GrpcError, Status, type StatusCode } from './grpc-status.ts';

/** Far more than Terraform sends: only a bound on what a request may ask to be kept in memory. */
const maxMessageSize = 256 * 1024 * 1024;

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
export function readMessage(stream: Readable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let end = Number.POSITIVE_INFINITY;
    const refuse = (code: StatusCode, problem: string) => {
      stream.off('data', collect);
      reject(new GrpcError(code, problem));
    };
    const collect = (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (end === Number.POSITIVE_INFINITY && size >= headerSize) {
        const header = Buffer.concat(chunks);
        const length = header.readUInt32BE(1);
        end = headerSize + length;
        if (header[0] !== 0) refuse(Status.UNIMPLEMENTED, 'compressed messages are not supported');
        else if (length > maxMessageSize) refuse(Status.RESOURCE_EXHAUSTED, tooLarge(length));
      }
      if (size > end) refuse(Status.INTERNAL, 'the request has more than one message');
    };
    const leave = () => refuse(Status.CANCELLED, 'the client went away');
    stream.on('data', collect);
    stream.once('close', leave);
    stream.once('end', () => {
      stream.off('close', leave);
      if (size < headerSize) refuse(Status.INTERNAL, 'the request has no message');
      else if (size < end) refuse(Status.INTERNAL, 'the request message is cut short');
      else resolve(Buffer.concat(chunks).subarray(headerSize));
    });
  });
}

function tooLarge(length: number): string {
  return `the request has ${length} bytes, more than the limit of ${maxMessageSize}`;
}
