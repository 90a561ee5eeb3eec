// How a text differs from another one, as patch and git read it: https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html

const context = 3;

interface Line {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Lines of a unified diff; none where both are the same. @param before null where there was no file */
export function unifiedDiff(path: string, before: string, after: string): string[] {
  if (before === after) return [];
  const hunks = hunksOf(linesBetween(linesOf(before), linesOf(after)));
  return [`--- a/${path}`, `+++ b/${path}`, ...hunks];
}

/** A last line without its break is not the same as one with it. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  const last = lines.pop();
  return last === '' || last === undefined ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}

function linesBetween(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore -= 1;
    endAfter -= 1;
  }
  const same = (lines: readonly string[]) => lines.map((text): Line => ({ sign: ' ', text }));
  return [
    ...same(before.slice(0, start)),
    ...shortest(before.slice(start, endBefore), after.slice(start, endAfter)),
    ...same(before.slice(endBefore)),
  ];
}

/** The fewest lines taken out and put in: http://www.xmailserver.org/diff2.pdf */
function shortest(before: readonly string[], after: readonly string[]): Line[] {
  let furthest = new Map([[1, 0]]);
  const trail: ReadonlyMap<number, number>[] = [];
  for (let edits = 0; ; edits += 1) {
    trail.push(furthest);
    furthest = new Map(furthest);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [below, left] = [furthest.get(diagonal + 1) ?? -1, furthest.get(diagonal - 1) ?? -1];
      let x = diagonal === -edits || (diagonal !== edits && left < below) ? below : left + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return back(before, after, trail);
    }
  }
}

/** From the end of both texts to their beginnings. */
function back(
  before: readonly string[],
  after: readonly string[],
  trail: readonly ReadonlyMap<number, number>[],
): Line[] {
  const lines: Line[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = trail.length - 1; edits >= 0; edits -= 1) {
    const furthest = trail[edits]!;
    const diagonal = x - y;
    const [below, left] = [furthest.get(diagonal + 1) ?? -1, furthest.get(diagonal - 1) ?? -1];
    const isDown = diagonal === -edits || (diagonal !== edits && left < below);
    const from = edits === 0 ? 0 : isDown ? below : left;
    const fromY = edits === 0 ? 0 : from - (isDown ? diagonal + 1 : diagonal - 1);
    while (x > from && y > fromY && (edits === 0 || (isDown ? x > from : x > from + 1))) {
      lines.push({ sign: ' ', text: before[x - 1]! });
      x -= 1;
      y -= 1;
    }
    if (edits === 0) break;
    lines.push(isDown ? { sign: '+', text: after[y - 1]! } : { sign: '-', text: before[x - 1]! });
    [x, y] = [from, fromY];
  }
  return lines.reverse();
}

function hunksOf(lines: readonly Line[]): string[] {
  const shown = new Set<number>();
  for (const [index, { sign }] of lines.entries())
    if (sign !== ' ') for (let near = index - context; near <= index + context; near += 1) shown.add(near);
  const out: string[] = [];
  let [before, after] = [1, 1];
  for (let index = 0; index < lines.length; ) {
    let end = index;
    while (end < lines.length && shown.has(end)) end += 1;
    if (end === index) {
      [before, after, index] = [before + 1, after + 1, index + 1];
      continue;
    }
    const hunk = lines.slice(index, end);
    const [old, fresh] = ['-', '+'].map(
      (sign) => hunk.filter((line) => line.sign === ' ' || line.sign === sign).length,
    ) as [number, number];
    out.push(`@@ -${range(before, old)} +${range(after, fresh)} @@`);
    out.push(...hunk.map(({ sign, text }) => `${sign}${text}`));
    [before, after, index] = [before + old, after + fresh, end];
  }
  return out.flatMap((line) => line.split('\n'));
}

const range = (start: number, count: number) => `${count === 0 ? start - 1 : start},${count}`;
