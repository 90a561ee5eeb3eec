// The npm package as users get it: built, packed, and ready to be installed into projects of its own.
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { buildPackage } from '../../workshop/build/index.ts';
import { share } from '../../workshop/build/share.ts';

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

/** A neighbourhood of its own, with the package that all share. */
export async function packPackage(): Promise<PackedPackage> {
  const dir = mkdtempSync(join(tmpdir(), 'unleash-packed-'));
  const checkout = join(dir, 'unleash-admin');
  symlinkSync(await share('package', pack), checkout);
  const [packed] = JSON.parse(readFileSync(join(checkout, 'packed.json'), 'utf8')) as [Packed];
  return {
    dir,
    tarball: join(checkout, packed.filename),
    files: packed.files.map(({ path }) => path),
    size: packed.size,
    dispose: () => rmSync(dir, { recursive: true, force: true }),
  };
}

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** Builds into a copy, so that the checkout's own `dist` stays as it is; `packed.json` says what npm made of it. */
async function pack(checkout: string): Promise<void> {
  const shipped = packageJson.files.filter((path) => path !== 'dist');
  for (const path of ['package.json', 'LICENSE', ...shipped]) {
    cpSync(join(root, path), join(checkout, path), { recursive: true });
  }
  await buildPackage(join(checkout, 'dist'));
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--ignore-scripts'], { cwd: checkout });
  writeFileSync(join(checkout, 'packed.json'), stdout);
}
