// A unified diff says exactly what differs: whoever applies it to the one text has the other.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/text/index.ts';

test('lines that differ stand among those around them', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
  expect(unifiedDiff('x.tf', before, before.replace('e\n', 'E\n'))).toEqual([
    '--- a/x.tf',
    '+++ b/x.tf',
    '@@ -2,7 +2,7 @@',
    ' b',
    ' c',
    ' d',
    '-e',
    '+E',
    ' f',
    ' g',
    ' h',
  ]);
  expect(unifiedDiff('x.tf', before, before)).toEqual([]);
  expect(unifiedDiff('x.tf', 'a', 'a\n').slice(3)).toEqual(['-a', '\\ No newline at end of file', '+a']);
});

/** As patch does it, without looking for lines elsewhere. */
function applied(before: readonly string[], diff: readonly string[]): string[] {
  const after: string[] = [];
  let at = 0;
  for (const line of diff.slice(2)) {
    const [, start, count] = /^@@ -(\d+),(\d+) /.exec(line) ?? [];
    if (start !== undefined) {
      const next = Number(start) - (count === '0' ? 0 : 1);
      after.push(...before.slice(at, next));
      at = next;
    } else if (line.startsWith('+')) after.push(line.slice(1));
    else {
      expect(before[at]).toBe(line.slice(1));
      if (line.startsWith(' ')) after.push(line.slice(1));
      at += 1;
    }
  }
  return [...after, ...before.slice(at)];
}

test('applied it gives the other text', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 25 });
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const [old, fresh] = [before, after].map((all) => all.map((line) => `${line}\n`).join('')) as [string, string];
      expect(applied(before, unifiedDiff('x', old, fresh))).toEqual(after);
    }),
    { numRuns: 200 },
  );
});
