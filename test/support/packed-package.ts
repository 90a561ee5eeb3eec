// The npm package as users get it: built, packed, and ready to be installed into projects of its own.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { buildPackage } from '../../workshop/build/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface PackedPackage {
  /** A directory with `unleash-admin/unleash-admin-<version>.tgz` in it, for projects beside it. */
  readonly dir: string;
  readonly tarball: string;
  /** Paths of the files in the tarball. */
  readonly files: readonly string[];
  /** Bytes, packed. */
  readonly size: number;
  dispose(): void;
}

/** Builds into a copy, so that the checkout's own `dist` stays as it is. Without the bindings it takes a third of the time. */
export async function packPackage({ bindings = true } = {}): Promise<PackedPackage> {
  const dir = mkdtempSync(join(tmpdir(), 'unleash-packed-'));
  const checkout = join(dir, 'unleash-admin');
  const shipped = packageJson.files.filter((path) => path !== 'dist');
  for (const path of ['package.json', 'LICENSE', ...shipped]) {
    cpSync(join(root, path), join(checkout, path), { recursive: true });
  }
  await buildPackage(join(checkout, 'dist'), { bindings });
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--ignore-scripts'], { cwd: checkout });
  const [packed] = JSON.parse(stdout) as [{ filename: string; size: number; files: { path: string }[] }];
  return {
    dir,
    tarball: join(checkout, packed.filename),
    files: packed.files.map(({ path }) => path),
    size: packed.size,
    dispose: () => rmSync(dir, { recursive: true, force: true }),
  };
}
