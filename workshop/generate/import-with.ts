// Imports a module of the project as it is when texts that nobody has written yet are on disk.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * @param entry a path in the project
 * @param texts by path in the project
 */
export async function importWith<Module>(entry: string, texts: ReadonlyMap<string, string>): Promise<Module> {
  mkdirSync(`${root}.cache`, { recursive: true });
  // Inside the project, where Node.js finds the packages.
  const folder = mkdtempSync(`${root}.cache/import-`);
  const outfile = join(folder, 'module.mjs');
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      target: 'node20',
      format: 'esm',
      logLevel: 'warning',
      plugins: [inPlaceOf(texts)],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each file still says where it is, though all of them are one now. */
const inPlaceOf = (texts: ReadonlyMap<string, string>): Plugin => ({
  name: 'in-place-of',
  setup({ onLoad, onResolve }) {
    const resolved = (path: string) => texts.has(relative(root, path));
    onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path);
      return resolved(file) ? { path: file } : undefined;
    });
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = texts.get(relative(root, path)) ?? readFileSync(path, 'utf8');
      const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: 'ts' };
    });
    onLoad({ filter: /\.json$/ }, ({ path }) => {
      const contents = texts.get(relative(root, path));
      return contents === undefined ? undefined : { contents, loader: 'json' };
    });
  },
});
