/** Where a plugin listens. */
import { afterEach, describe, expect, test } from 'vitest';
import { createHttp2Server, type Http2Server } from '../../../src/terraform/plugin/http2/index.ts';
import { listen } from '../../../src/terraform/plugin/listen.ts';

const log = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };
const servers: Http2Server[] = [];

function newServer(): Http2Server {
  const server = createHttp2Server({ log, answer: () => ({ data() {}, end() {}, cancelled() {} }) });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

describe('on Windows', () => {
  test('a port of the range is taken, on the loopback interface only', async () => {
    const hosts: unknown[] = [];
    const first: Pick<Http2Server, 'listen'> = {
      listen(place) {
        hosts.push(place);
        return newServer().listen(place);
      },
    };
    const ports = { min: 23_456, max: 23_556 };
    const one = await listen(first, { platform: 'win32', ports });
    const two = await listen(newServer(), { platform: 'win32', ports });
    if (one.network !== 'tcp' || two.network !== 'tcp') throw new Error('expected TCP');
    expect(one.port).toBeGreaterThanOrEqual(ports.min);
    expect(two.port).toBeGreaterThan(one.port);
    expect(two.port).toBeLessThanOrEqual(ports.max);
    expect(hosts).toContainEqual({ host: '127.0.0.1', port: one.port });
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
