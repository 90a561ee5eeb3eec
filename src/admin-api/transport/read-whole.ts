// Read the body of an answer, but no more of it than memory should hold: a few bytes can unpack to gigabytes.
import type { Readable } from 'node:stream';
import type { AdminApiError } from '../errors/admin-api-error.ts';
import type { OperationCall } from '../sending/call.ts';
import { failureOf, loseAnswer } from '../sending/failure.ts';
import type { Incoming } from './index.ts';
import { TOO_MUCH, unpack } from './unpack.ts';

/** Bytes, before and after unpacking. A list of 100 000 users is about as long. */
const LONGEST = 64 * 1024 * 1024;

/** The code of the error. Asking again would bring as much. */
export const TOO_LONG = 'ANSWER_TOO_LONG';

/**
 * Rejects with the reason of the signal when it aborts, with what the stream or the unpacking fails with, and with an
 * AdminApiError of kind `malformed` when the body is too long.
 */
export async function readWhole(incoming: Incoming, signal: AbortSignal, call: OperationCall): Promise<Uint8Array> {
  const { status, body, encoding } = incoming;
  const refuse = () => tooLong(status, call);
  const bytes = await ('on' in body ? collect(body, signal, refuse) : collectEach(body, refuse));
  try {
    return await unpack(bytes, encoding, LONGEST);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === TOO_MUCH ? tooLong(status, call) : error;
  }
}

function collect(body: Readable, signal: AbortSignal, refuse: () => Error): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const abort = () => give(() => reject(signal.reason));
    // A stream that is destroyed may still fail, and close: nobody hears of it any more.
    const give = (settle: () => void) => {
      signal.removeEventListener('abort', abort);
      settle();
      body.destroy();
    };
    body.on('error', (error) => give(() => reject(error)));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort);
    body.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > LONGEST) give(() => reject(refuse()));
    });
    body.once('end', () => give(() => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))));
    body.once('close', () => give(() => reject(new Error('the connection was closed'))));
  });
}

/** What listens to the signal of its request itself. */
async function collectEach(body: AsyncIterable<Uint8Array>, refuse: () => Error): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > LONGEST) throw refuse();
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}

function tooLong(status: number, call: OperationCall): AdminApiError {
  loseAnswer(call);
  const reason = `it is longer than ${LONGEST / 1024 / 1024} MiB`;
  return failureOf(call, { kind: 'malformed', status, reason, code: TOO_LONG });
}
