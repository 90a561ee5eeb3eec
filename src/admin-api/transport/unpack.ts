// Unpack the body of an answer that the server compressed.

type Unpack = (packed: Uint8Array, limits: { maxOutputLength: number }) => Promise<Buffer>;

/** What we can unpack, as the server is told. */
export const unpackable = 'gzip, deflate, br';

/** What zlib says when there is more than it may unpack. */
export const TOO_MUCH = 'ERR_BUFFER_TOO_LARGE';

/**
 * The body as it was before it was packed. Proxies say of empty bodies that they are packed, too.
 * @throws Error of zlib when the body is broken, ends early or is longer than `longest` bytes
 */
export async function unpack(body: Uint8Array, encoding: string | null, longest: number): Promise<Uint8Array> {
  if (encoding === null || body.length === 0) return body;
  const unpackAs = await findUnpacker(encoding.toLowerCase(), body);
  return unpackAs ? unpackAs(body, { maxOutputLength: longest }) : body;
}

async function findUnpacker(encoding: string, body: Uint8Array): Promise<Unpack | undefined> {
  const [{ promisify }, zlib] = await Promise.all([import('node:util'), import('node:zlib')]);
  if (encoding === 'gzip' || encoding === 'x-gzip') return promisify(zlib.gunzip);
  if (encoding === 'br') return promisify(zlib.brotliDecompress);
  if (encoding !== 'deflate') return undefined;
  // Some servers leave out what zlib wants in front of it (https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1.2).
  const hasHeader = (body[0]! & 0x0f) === 8;
  return promisify(hasHeader ? zlib.inflate : zlib.inflateRaw);
}
