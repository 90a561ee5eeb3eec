// Installs a folder's npm dependencies once, however many processes ask at the same time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Brings `node_modules` in line with `package-lock.json`, if it is not already. */
export async function ensureInstalled(folder: string): Promise<void> {
  if (await isInstalled(folder)) return;
  const release = await takeLock(join(folder, '.cache'));
  try {
    if (!(await isInstalled(folder))) await install(folder);
  } finally {
    await release();
  }
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
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-fund', '--no-audit'], {
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

/** Waits for the lock, taking it over from a process that has died holding it. Answers with how to let it go. */
async function takeLock(folder: string): Promise<() => Promise<void>> {
  const lock = join(folder, 'install.lock');
  await mkdir(folder, { recursive: true });
  for (;;) {
    try {
      await writeFile(lock, String(process.pid), { flag: 'wx' });
      return () => rm(lock, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
      if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
      else await sleep(200);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function lockFile(folder: string): Promise<string> {
  return readFile(join(folder, 'package-lock.json'), 'utf8');
}

function marker(folder: string): string {
  return join(folder, 'node_modules', '.installed-package-lock.json');
}
