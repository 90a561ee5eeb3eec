// Sends a body to an HTTP collector: through the proxy of the environment, with the authorities that are trusted, in limited time.
import { createTransport, findProxy, unpack } from '../../admin-api/transport/index.ts';
import { printable, shorten } from '../../text/index.ts';
import { NotDelivered, Refused } from './sink.ts';
import { connectionTrouble } from './trouble.ts';

export interface Collector {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly caCertificate: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Bytes of an answer that are read; there is no more to say than that. */
const longestAnswer = 64 * 1024;

type Post = (url: string, body: string, signal: AbortSignal) => Promise<Answer>;

/** @returns what posts and answers with whatever came back that asking again would not change @throws NotDelivered, Refused */
export function createPost({ url: base, headers, caCertificate, env }: Collector): Post {
  const send = createTransport({
    url: base,
    proxy: findProxy(base, env),
    extraCaFile: env.NODE_EXTRA_CA_CERTS,
    ...(caCertificate !== undefined && { caCertificate }),
  });
  const receiver = new URL(base).origin;
  return async (url, body, signal) => {
    try {
      const {
        status,
        headers: answered,
        body: stream,
        encoding,
      } = await send({ method: 'POST', url, headers, body, signal });
      const text = await readText(stream, encoding);
      if (status >= 300 && status < 400)
        throw new Refused(`${receiver} answered ${status}, which leads elsewhere: give the address where it leads to`);
      if (status === 408 || status === 429 || status >= 500)
        throw new NotDelivered(`${receiver} answered ${status}${quote(text)}`, seconds(answered.get('Retry-After')));
      return { status, text };
    } catch (error) {
      throw error instanceof NotDelivered || error instanceof Refused ? error : connectionTrouble(receiver, error);
    }
  };
}

/** What a collector says, as part of a sentence. */
export const quote = (text: string): string => {
  const said = shorten(printable(text).trim(), 200);
  return said === '' || said.startsWith('<') ? '' : ` (${said})`;
};

async function readText(stream: AsyncIterable<Uint8Array>, encoding: string | null): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length <= longestAnswer) chunks.push(chunk);
  }
  return new TextDecoder().decode(await unpack(Buffer.concat(chunks), encoding, longestAnswer));
}

const seconds = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
