// Writes what was generated, and takes away what is generated no more.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folders that hold nothing but generated files: by the path of a file, the outermost that it is in. */
const generatedFolder =
  /^(?:.*?\/generated|docs\/(?:resources|data-sources|ephemeral-resources|actions|functions))(?=\/)/;

/** @param texts by path below `root`; a file that says the same already is left alone */
export function writeAll(root: string, texts: ReadonlyMap<string, string>): void {
  const folders = new Set([...texts.keys()].flatMap((path) => generatedFolder.exec(path)?.[0] ?? []));
  for (const folder of folders) {
    for (const path of filesIn(root, folder)) if (!texts.has(path)) rmSync(join(root, path));
  }
  for (const [path, text] of texts) {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

function filesIn(root: string, folder: string): string[] {
  const entries = existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    : [];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length));
}
