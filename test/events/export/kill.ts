// Kills an export at any byte that it writes, or at any step between: from then on nothing reaches the disk.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

class Killed extends Error {}

const changing = [
  'copyFileSync',
  'ftruncateSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'truncateSync',
  'writeFileSync',
] as const;

/**
 * @param after units until then: a byte, or a step that is no write
 * @returns whether it was killed, and after how many it would have ended
 */
export async function killedAfter(
  after: number,
  work: () => Promise<unknown>,
): Promise<{ isKilled: boolean; units: number }> {
  let units = 0;
  const own = Object.fromEntries([...changing, 'writeSync' as const].map((name) => [name, fs[name]])) as Pick<
    typeof fs,
    (typeof changing)[number] | 'writeSync'
  >;
  const isOver = (more: number) => {
    units += more;
    return units > after;
  };
  const die = (): never => {
    throw new Killed();
  };
  for (const name of changing) {
    const original = own[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if (name !== 'writeFileSync') return isOver(1) ? die() : original(...args);
        const data = Buffer.from(args[1] as string);
        const left = Math.max(0, after - units);
        if (!isOver(data.length + 1)) return original(...args);
        if (left > 0) original(args[0], data.subarray(0, left - 1), args[2]);
        return die();
      },
    });
  }
  Object.assign(fs, {
    writeSync: (file: number, data: string | Buffer, _offset?: number, _length?: number, position?: number) => {
      const bytes = Buffer.from(data as string);
      const left = Math.max(0, after - units);
      const isLast = isOver(bytes.length);
      if (left > 0) own.writeSync(file, bytes, 0, Math.min(left, bytes.length), position);
      return isLast ? die() : bytes.length;
    },
  });
  syncBuiltinESMExports();
  try {
    await work();
    return { isKilled: false, units };
  } catch (error) {
    if (units <= after) throw error;
    return { isKilled: true, units };
  } finally {
    Object.assign(fs, own);
    syncBuiltinESMExports();
  }
}
