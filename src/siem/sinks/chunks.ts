// Lines in bodies of a size that collectors take.

/** Characters of a body: what has more goes in several, unless it is a single line. */
const longest = 1_000_000;

/** @param parts one for each line */
export function chunksOf(parts: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (size + part.length > longest) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)!.push(part);
    size += part.length;
  }
  return chunks;
}
