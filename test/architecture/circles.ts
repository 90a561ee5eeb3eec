// Finds circles in a graph of imports, each told as a way that one can read.

/** One circle for each knot of files that import each other, the shortest of its first file, such as `a -> b -> a`. */
export function circlesIn(files: readonly string[], importedBy: (file: string) => readonly string[]): string[] {
  const told: string[] = [];
  const inCircle = new Set<string>();
  for (const file of knotted(files, importedBy)) {
    if (inCircle.has(file)) continue;
    const way = wayBack(file, importedBy);
    if (!way) continue;
    told.push(way.join(' -> '));
    for (const step of way) inCircle.add(step);
  }
  return told;
}

/** What is left, sorted, when whoever imports nothing that is left, or is imported by nothing, has gone: all circles are in it. */
function knotted(files: readonly string[], importedBy: (file: string) => readonly string[]): string[] {
  const targets = new Map(files.map((file) => [file, importedBy(file)]));
  const importers = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const [file, imported] of targets) for (const target of imported) importers.get(target)?.push(file);
  return peel(peel(files, targets, importers), importers, targets).sort();
}

/** Without those from which every way ends. */
function peel(files: readonly string[], next: Ways, previous: Ways): string[] {
  const inside = new Set(files);
  const open = new Map(files.map((file) => [file, next.get(file)!.filter((one) => inside.has(one)).length]));
  const ended = files.filter((file) => open.get(file) === 0);
  for (const file of ended) {
    for (const before of previous.get(file)!.filter((one) => inside.has(one))) {
      open.set(before, open.get(before)! - 1);
      if (open.get(before) === 0) ended.push(before);
    }
  }
  const gone = new Set(ended);
  return files.filter((file) => !gone.has(file));
}

type Ways = ReadonlyMap<string, readonly string[]>;

/** The shortest way from a file to itself. */
function wayBack(start: string, importedBy: (file: string) => readonly string[]): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const file of queue) {
    for (const next of importedBy(file)) {
      if (next === start) {
        const way = [start];
        for (let step: string | undefined = file; step !== undefined; step = cameFrom.get(step)) way.unshift(step);
        return way;
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, file);
      queue.push(next);
    }
  }
  return undefined;
}
