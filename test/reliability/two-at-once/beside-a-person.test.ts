// Somebody works in the admin UI while an apply runs: nothing of either is lost that the API allows to be kept.
import { afterAll, expect, test } from 'vitest';
import { tryEachPlace } from './beside.ts';
import { cases } from './cases.ts';

let places = 0;
let lost = 0;
afterAll(() =>
  console.log(
    `two at once: ${cases.length} pairs of changes, ${places} places to act, ${places - lost} kept both; in ${lost} the API has no way to keep the other's`,
  ),
);

test.each(cases)('$name', async ({ expected, lost: gap, complains, ...one }) => {
  const tried = await tryEachPlace({ ...one, expected });
  places += tried.length;
  // An apply that makes no call of its own would show nothing.
  expect(tried.length).toBeGreaterThan(2);
  for (const { before, errors, held, pending } of tried) {
    const cannot = gap !== undefined && before === gap.before;
    if (cannot) lost += 1;
    else expect({ before, held, pending }).toEqual({ before, held: expected, pending: [] });
    const unexpected = errors.filter((error) => !error.startsWith(`Unleash did not keep ${complains}:`));
    expect(unexpected).toEqual([]);
  }
  if (gap) expect(tried.filter(({ before }) => before === gap.before)).toHaveLength(1);
});
