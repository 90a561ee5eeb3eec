// unleash-admin events watch with a reader that does not read: it waits, and loses nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { builtScripts, compiledExecutables } from '../../workshop/built-executables.ts';
import { fillLog } from '../siem/fill-log.ts';

// Node and Bun tell differently of what is written.
const programs = { 'a script': builtScripts, 'self-contained': compiledExecutables };

test.each(Object.entries(programs))(
  '%s, a reader of its output that is slow holds it up, and loses nothing',
  async (_, built) => {
    const [sandbox, folder, many] = [await startSandbox(), mkdtempSync(join(tmpdir(), 'events-watch-')), 3000];
    await fillLog(sandbox, many);
    const cursor = join(folder, 'cursor.json');
    const args = ['events', 'watch', '--from', '2020-01-01', '--once', '--cursor', cursor];
    const child = spawn(join(await built(), 'unleash-admin'), args, {
      env: { ...process.env, UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'readable');
    // Nobody reads: a pipe holds 64 KiB, which is less than the events are.
    const saved = () => (existsSync(cursor) ? JSON.parse(readFileSync(cursor, 'utf8')).after : 0);
    let [before, now] = [-1, saved()];
    while (before !== now) {
      await new Promise((done) => setTimeout(done, 300));
      [before, now] = [now, saved()];
    }
    expect(now).toBeLessThan(many - 500);
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    const [code] = await once(child, 'close');
    const ids = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect(ids).toEqual(sandbox.store.events.map(({ id }) => id));
    expect({ code, after: saved() }).toEqual({ code: 0, after: ids.at(-1) });
    await sandbox.stop();
    rmSync(folder, { recursive: true });
  },
);
