// The real server for tests leaves nothing behind, whether it is stopped or its owner dies.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { isAlive } from '../../workshop/is-alive.ts';
import { patiently } from '../../workshop/patience.ts';
import { startUnleashServer } from '../../workshop/unleash-server.ts';

const OWNER = `
  const { startUnleashServer } = await import(${JSON.stringify(new URL('../../workshop/unleash-server.ts', import.meta.url).href)});
  const { pid } = await startUnleashServer();
  console.log(pid);
  setInterval(() => {}, 1000);
`;

describe('startUnleashServer', () => {
  test('gives each caller a fresh instance, limits what it is told to, and ends it', async () => {
    const server = await startUnleashServer({ createUserMaxPerMinute: 1 });
    const createUser = (username: string) =>
      fetch(`${server.url}/api/admin/user-admin`, {
        method: 'POST',
        headers: { authorization: server.token, 'content-type': 'application/json' },
        body: JSON.stringify({ username, rootRole: 3 }),
      });
    const login = await fetch(`${server.url}/auth/simple/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(server.admin),
    });
    expect(login.status).toBe(200);
    expect((await createUser('ann')).status).toBe(201);
    expect((await createUser('bob')).status).toBe(429);
    await server.stop();
    await server.stop();
    await vi.waitUntil(() => !isAlive(server.pid), patiently);
  });

  test('ends when its owner is killed without a chance to stop it', async () => {
    const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', OWNER], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: owner.stdout! }), 'line');
    owner.kill('SIGKILL');
    await vi.waitUntil(() => !isAlive(Number(line)), patiently);
  });
});
