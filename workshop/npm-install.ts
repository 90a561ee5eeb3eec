// Installs a folder's npm dependencies once, however many processes ask at the same time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whileLocked } from './lock.ts';

/** Brings `node_modules` in line with `package-lock.json`, if it is not already. */
export async function ensureInstalled(folder: string): Promise<void> {
  if (await isInstalled(folder)) return;
  await whileLocked(join(folder, '.cache', 'install.lock'), async () => {
    if (!(await isInstalled(folder))) await install(folder);
  });
}

/** npm leaves no trace of a finished install that survives a changed lock file, so we keep a copy of that file. */
async function isInstalled(folder: string): Promise<boolean> {
  const [wanted, present] = await Promise.all([
    lockFile(folder),
    readFile(marker(folder), 'utf8').catch(() => undefined),
  ]);
  return wanted === present;
}

async function install(folder: string): Promise<void> {
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit', '--fetch-retries=5'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  npm.stderr.on('data', (chunk) => {
    complaints += chunk;
  });
  const [code] = await once(npm, 'exit');
  if (code !== 0) throw new Error(`npm ci in ${folder} ended with ${code}:\n${complaints.slice(-4000)}`);
  await writeFile(marker(folder), await lockFile(folder));
}

function lockFile(folder: string): Promise<string> {
  return readFile(join(folder, 'package-lock.json'), 'utf8');
}

function marker(folder: string): string {
  return join(folder, 'node_modules', '.installed-package-lock.json');
}
