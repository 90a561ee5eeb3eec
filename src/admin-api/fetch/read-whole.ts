// Read the body of an answer, but no more of it than memory should hold: a few bytes can unpack to gigabytes.
import { AdminApiError } from '../error.ts';
import type { Call } from './call.ts';

/** Bytes after unpacking. A list of 100 000 users is about as long. */
const LONGEST = 64 * 1024 * 1024;

/** The code of the error. Asking again would bring as much. */
export const TOO_LONG = 'ANSWER_TOO_LONG';

/**
 * @throws the reason of the signal when it is aborted: fetch never ends, nor hears it, when a compressed answer is broken
 * @throws AdminApiError of kind `malformed` when the body is longer
 */
export async function readWhole(response: Response, signal: AbortSignal, call: Call): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
  });
  signal.throwIfAborted();
  signal.addEventListener('abort', abort);
  try {
    for (;;) {
      const { value, done } = await Promise.race([reader.read(), aborted]);
      if (done) break;
      chunks.push(value);
      length += value.length;
      if (length > LONGEST) throw tooLong(response.status, call);
    }
  } catch (error) {
    // Not waited for: a body that does not end does not end its cancellation either.
    reader.cancel().catch(() => {});
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooLong(status: number, call: Call): AdminApiError {
  const { operation, method, path, server, attempts, effect } = call;
  const mayHaveHappened = call.mayHaveHappened || effect !== 'read';
  const reason = `it is longer than ${LONGEST / 1024 / 1024} MiB`;
  return AdminApiError.from({
    kind: 'malformed',
    ...{ operation, method, path, server, attempts, mayHaveHappened, status, reason, code: TOO_LONG },
  });
}
