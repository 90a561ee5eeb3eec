// What is built from the sources as they are, built once and shared by everybody who asks for it.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whileLocked } from '../lock.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cache = `${root}.cache/built`;
const day = 24 * 60 * 60 * 1000;

/** All that what we build is made of. */
const sources = ['bin', 'docs', 'examples', 'openapi', 'provider', 'src'];
const tools = ['bindings', 'build', 'bun', 'executables'].map((folder) => join('workshop', folder));

/**
 * The folder that `make` fills, made when the sources have changed since it last was. Nobody writes into it.
 * @param more paths of further files that it is made of
 */
export async function share(
  name: string,
  make: (folder: string) => Promise<void>,
  more: readonly string[] = [],
): Promise<string> {
  const folder = join(cache, `${name}-${fingerprint(more)}`);
  await whileLocked(join(cache, `${name}.lock`), async () => {
    if (existsSync(folder)) return;
    for (const other of readdirSync(cache).filter((one) => one.startsWith(`${name}-`))) {
      // Whoever began with other sources may still be at work.
      if (Date.now() - statSync(join(cache, other)).mtimeMs > day) rmSync(join(cache, other), { recursive: true });
    }
    const unfinished = mkdtempSync(join(cache, 'unfinished-'));
    await make(unfinished);
    renameSync(unfinished, folder);
  });
  return folder;
}

function fingerprint(more: readonly string[]): string {
  const hash = createHash('sha256');
  const files = [...sources, ...tools].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const single = ['package.json', 'package-lock.json', 'README.md', ...more].map((path) => join(root, path));
  for (const file of [...files, ...single].sort()) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 16);
}
