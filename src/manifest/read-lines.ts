// The lines of a file, of a compressed one too, one after the other.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

/** Without their line breaks; what stands after the last one is a line as well. */
export async function* readLines(file: string): AsyncGenerator<string, void, undefined> {
  const stored = createReadStream(file);
  const text = file.endsWith('.gz') ? stored.pipe(createGunzip()) : stored;
  stored.on('error', (error) => text.destroy(error));
  let rest = '';
  for await (const chunk of text.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
  if (rest !== '') yield rest;
}
