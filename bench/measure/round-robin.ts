// Measures variants in turns, so that whatever else the machine does falls on all of them alike.

/** The results of each variant, in the order of the runs. */
export async function roundRobin<Name extends string, Result>(
  runs: number,
  variants: { readonly [N in Name]: () => Promise<Result> },
): Promise<{ [N in Name]: Result[] }> {
  const names = Object.keys(variants) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as { [N in Name]: Result[] };
  for (let run = 0; run < runs; run += 1) {
    // Every other turn goes the other way round: nobody always follows the same neighbour.
    for (const name of run % 2 === 0 ? names : names.toReversed()) results[name].push(await variants[name]());
  }
  return results;
}

/** The middle value, of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
