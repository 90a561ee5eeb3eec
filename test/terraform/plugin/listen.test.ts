/** Where a plugin listens. */
import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { listen } from '../../../src/terraform/plugin/listen.ts';

const servers: Server[] = [];

function newServer(): Server {
  const server = createServer();
  servers.push(server);
  return server;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe('on Windows', () => {
  test('a port of the range is taken, on the loopback interface only', async () => {
    const [first, second] = [newServer(), newServer()];
    const ports = { min: 23_456, max: 23_556 };
    const one = await listen(first, { platform: 'win32', ports });
    const two = await listen(second, { platform: 'win32', ports });
    if (one.network !== 'tcp' || two.network !== 'tcp') throw new Error('expected TCP');
    expect(one.port).toBeGreaterThanOrEqual(ports.min);
    expect(two.port).toBeGreaterThan(one.port);
    expect(two.port).toBeLessThanOrEqual(ports.max);
    expect(first.address()).toMatchObject({ address: '127.0.0.1' });
  });

  test('without a range any port will do', async () => {
    expect(await listen(newServer(), { platform: 'win32' })).toMatchObject({
      network: 'tcp',
      port: expect.any(Number),
    });
  });

  test('a range without a free port is said to be so', async () => {
    const taken = await listen(newServer(), { platform: 'win32' });
    if (taken.network !== 'tcp') throw new Error('expected TCP');
    const ports = { min: taken.port, max: taken.port };
    await expect(listen(newServer(), { platform: 'win32', ports })).rejects.toThrow(/No free port .*PLUGIN_MIN_PORT/);
  });
});

test('two sockets never share a path', async () => {
  const [one, two] = [await listen(newServer(), {}), await listen(newServer(), {})];
  expect(one).not.toEqual(two);
});
