// events watch is killed again and again, while its collector fails as it likes: every event arrives, and in order.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { builtExecutables } from '../../../workshop/built-executables.ts';
import { randomFrom } from '../../../workshop/random-from.ts';
import { startCollector } from '../../siem/collector.ts';
import { fillLog } from '../../siem/fill-log.ts';
import { sized } from '../../support/size.ts';

test('killed at random with a collector that fails at random, each event arrives at least once, in order', async () => {
  const kills = sized('WATCH_KILLS', { quick: 2, full: 40 });
  const random = randomFrom(7);
  const program = join(await builtExecutables(), 'unleash-admin');
  const sandbox = await startSandbox();
  const folder = mkdtempSync(join(tmpdir(), 'watch-kills-'));
  const ids = await fillLog(sandbox, 300 + kills * 60);
  const arrived: number[] = [];
  let child: ChildProcess | undefined;
  let requestsToLive = Number.POSITIVE_INFINITY;
  await using collector = await startCollector(({ body }) => {
    const sent = [...body.matchAll(/^{"id":(\d+)/gm)].map(([, id]) => Number(id));
    requestsToLive -= 1;
    // Some are killed before their events have arrived, some before they hear that they have.
    const isLast = requestsToLive <= 0;
    if (isLast && random() < 0.5) child!.kill('SIGKILL');
    const chance = random();
    if (chance < 0.05) return { status: 503 };
    if (sent.length > 130) return { status: 413 };
    arrived.push(...sent);
    if (isLast) child!.kill('SIGKILL');
    return chance < 0.1 ? 'cut' : { status: 200 };
  });
  const args = ['events', 'watch', '--once', '--from', '2020-01-01', '--cursor', join(folder, 'cursor.json')];
  const run = async () => {
    child = spawn(program, [...args, '--http', collector.url], {
      env: { ...process.env, UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token },
      stdio: 'ignore',
    });
    return once(child, 'exit');
  };
  for (let kill = 0; kill < kills; kill += 1) {
    requestsToLive = 1 + Math.floor(random() * 5);
    await run();
  }
  requestsToLive = Number.POSITIVE_INFINITY;
  expect(await run()).toEqual([0, null]);
  expect([...new Set(arrived)]).toEqual(ids);
  let highest = 0;
  for (const id of arrived) {
    expect(id).toBeLessThanOrEqual(highest + 1);
    highest = Math.max(highest, id);
  }
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});
