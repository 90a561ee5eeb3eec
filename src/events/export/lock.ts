// One process at a time writes into a folder. A process that is gone holds nothing.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { names } from '../../manifest/index.ts';
import { ArchiveRefused } from './refused.ts';

/** @returns what gives it free @throws ArchiveRefused */
export function lockFolder(folder: string): () => void {
  const file = join(folder, names.unfinished, 'process');
  mkdirSync(join(folder, names.unfinished), { recursive: true });
  const owner = readOwner(file);
  if (owner !== undefined && isRunning(owner))
    throw new ArchiveRefused(`process ${owner} is writing into it; if that is no export, delete ${file}`);
  rmSync(file, { force: true });
  writeFileSync(file, String(process.pid), { flag: 'wx' });
  return () => rmSync(file, { force: true });
}

function readOwner(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
