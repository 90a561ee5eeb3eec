// Bodies that the server has compressed.
import { pipeline, type Readable } from 'node:stream';

/** What we can unpack, as the server is told. */
export const unpackable = 'gzip, deflate, br';

/** The body as it was before it was packed. A body that is broken, or ends early, fails. */
export async function unpack(body: Readable, encoding: string | null): Promise<Readable> {
  if (encoding === null) return body;
  const { createBrotliDecompress, createGunzip, createInflate } = await import('node:zlib');
  const unpackers: Record<string, () => NodeJS.ReadWriteStream & Readable> = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    deflate: createInflate,
    br: createBrotliDecompress,
  };
  const create = unpackers[encoding.toLowerCase()];
  // Whoever reads the stream that comes out hears of failures.
  return create ? pipeline(body, create(), () => {}) : body;
}
