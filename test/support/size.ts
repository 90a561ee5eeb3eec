// How much a generated suite generates: some of it with `npm test`, all of it with `npm run test:full`.

export const isFull = process.env.TEST_SIZE === 'full';

/** The number that the environment gives; else the one of this size. */
export const sized = (variable: string, { quick, full }: { readonly quick: number; readonly full: number }): number =>
  Number(process.env[variable] ?? (isFull ? full : quick));

/** All of them; in a quick run so many that are spread evenly, the first and the last among them. */
export function spread<T>(all: readonly T[], { quick }: { readonly quick: number }): readonly T[] {
  if (isFull || quick >= all.length) return all;
  const step = quick === 1 ? 0 : (all.length - 1) / (quick - 1);
  return Array.from({ length: quick }, (_, index) => all[Math.round(index * step)]!);
}

/**
 * Of a table with a row for each and a column for each, the cells of one row: all of them; in a quick run each so-manieth,
 * shifted from row to row, so that every column has its turn.
 */
export const diagonal = <T>(columns: readonly T[], row: number, { quick }: { readonly quick: number }): readonly T[] =>
  isFull ? columns : columns.filter((_, column) => (row + column) % quick === 0);
