// The provider as an executable for this machine, compiled by Bun; its own folder says which version.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../../workshop/npm-install.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'bench/bun');

/** @returns the path of Bun itself, installed on first use */
export async function installBun(): Promise<string> {
  await ensureInstalled(folder);
  const vendor = join(folder, 'node_modules/@oven');
  const [platform] = readdirSync(vendor);
  if (platform === undefined) throw new Error('npm has no Bun for this machine');
  return join(vendor, platform, 'bin', process.platform === 'win32' ? 'bun.exe' : 'bun');
}

/** Bun would run what `.env` and `bunfig.toml` in the user's directory say; the last two flags keep it from that. */
export function compile(bun: string, entry: string, outfile: string): void {
  const flags = ['--compile', '--bytecode', '--minify', '--format=cjs'];
  const closed = ['--no-compile-autoload-dotenv', '--no-compile-autoload-bunfig'];
  const { status, stderr } = spawnSync(bun, ['build', ...flags, ...closed, entry, '--outfile', outfile], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`bun build ended with ${status}:\n${stderr}`);
}
