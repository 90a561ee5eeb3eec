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

/** What is left, sorted, when whoever imports nothing that is left goes, again and again: all circles are in it. */
function knotted(files: readonly string[], importedBy: (file: string) => readonly string[]): string[] {
  const importers = new Map<string, string[]>(files.map((file) => [file, []]));
  const open = new Map<string, number>();
  for (const file of files) {
    const imported = importedBy(file);
    open.set(file, imported.length);
    for (const target of imported) importers.get(target)?.push(file);
  }
  const done = files.filter((file) => open.get(file) === 0);
  for (const file of done) {
    for (const importer of importers.get(file)!) {
      open.set(importer, open.get(importer)! - 1);
      if (open.get(importer) === 0) done.push(importer);
    }
  }
  const gone = new Set(done);
  return files.filter((file) => !gone.has(file)).sort();
}

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
