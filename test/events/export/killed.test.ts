// Killed at any byte, an export goes on to the same files, without an event lost or doubled.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExportOptions } from '../../../src/events/index.ts';
import { names, verifyFolder } from '../../../src/manifest/index.ts';
import { isFull, sized } from '../../support/size.ts';
import { exportInto, filesIn, openWorld, type World } from './archive.ts';
import { killedAfter } from './kill.ts';

/** Whoever was killed holds no lock: this process lives on. */
function bury(folder: string): void {
  const lock = join(folder, names.unfinished, 'process');
  if (existsSync(lock)) writeFileSync(lock, String(spawnSync('true').pid));
}

/** Some at the very beginning and end, where files change their places; the others spread over all bytes. */
const pointsIn = (units: number, count: number) => {
  const edge = Math.floor(count / 4);
  const spread = count - 2 * edge;
  return [
    ...Array.from({ length: edge }, (_, index) => index),
    ...Array.from(
      { length: spread },
      (_, index) => edge + Math.floor(((units - 2 * edge) * (index + 1)) / (spread + 1)),
    ),
    ...Array.from({ length: edge }, (_, index) => units - edge + index),
  ];
};

/** Each is killed twice: eight times as many points in a full run are more than 200 kills. */
const points = sized('EXPORT_KILL_POINTS', { quick: 4, full: 13 });
const shapes: Partial<ExportOptions>[] = [
  { byDay: true, gzip: true },
  ...(isFull ? [{}, { format: 'csv', byDay: true } as const, { gzip: true }] : []),
];

/** @param earlier what an earlier run has left there */
async function killEverywhere(world: World, shape: Partial<ExportOptions>, earlier?: string): Promise<void> {
  const open = () => {
    const folder = world.folder();
    if (earlier !== undefined) cpSync(earlier, folder, { recursive: true });
    return folder;
  };
  const unkilled = open();
  const { units } = await killedAfter(Number.POSITIVE_INFINITY, () => exportInto(world, unkilled, shape));
  const wanted = filesIn(unkilled);
  for (const point of pointsIn(units, points)) {
    const folder = open();
    // Killed again where it has come half as far, too.
    for (const after of [point, Math.floor(point / 2)]) {
      await killedAfter(after, () => exportInto(world, folder, shape));
      bury(folder);
    }
    expect(await exportInto(world, folder, shape), `killed after ${point}`).toMatchObject({ hasGap: false });
    expect(filesIn(folder), `killed after ${point}`).toEqual(wanted);
  }
  expect((await verifyFolder(unkilled)).problems).toEqual([]);
}

test.each(shapes)('as %j, from nothing', async (shape) => {
  await using world = await openWorld(1300);
  await killEverywhere(world, shape);
});

test.each(shapes)('as %j, on top of what was there', async (shape) => {
  await using world = await openWorld(1100);
  const earlier = world.folder();
  await exportInto(world, earlier, shape);
  world.add(1000);
  await killEverywhere(world, shape, earlier);
});
