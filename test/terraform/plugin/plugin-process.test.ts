/** A plugin process as Terraform sees it: each thing that Terraform does to one, and that breaks a careless one. */
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { bunHere } from '../../../workshop/executables/index.ts';
import { patiently } from '../../../workshop/patience.ts';
import { createCertificate } from '../../../src/terraform/plugin/certificate.ts';
import { connectPlugin, type LaunchedPlugin, launchPlugin } from '../../../workshop/plugin-client.ts';
import { isFull } from '../../support/size.ts';
import { type BuiltFixture, buildFixture } from '../fixture/build.ts';

const terraform = await createCertificate('P-521');
const shutdown = '/plugin.GRPCController/Shutdown';
const schema = '/tfplugin6.Provider/GetProviderSchema';

let fixture: BuiltFixture;
let plugin: LaunchedPlugin | undefined;

beforeAll(async () => {
  // With all that a full run has, the same on Bun.
  fixture = await buildFixture(isFull ? bunHere() : process.execPath);
});
afterEach(() => {
  plugin?.child.kill('SIGKILL');
  plugin = undefined;
});
afterAll(() => fixture.dispose());

async function launch(env: { readonly [name: string]: string | undefined } = {}, args: readonly string[] = []) {
  plugin = await launchPlugin(fixture.executable, { PLUGIN_CLIENT_CERT: terraform.cert, ...env }, args);
  return plugin;
}

describe('the handshake', () => {
  test('is one line with the core version, the protocol, the socket, the transport and the certificate', async () => {
    const { line, endpoint } = await launch();
    expect(line).toMatch(/^1\|6\|unix\|\/[^|]+\|grpc\|[A-Za-z0-9+/]+$/);
    expect(statSync(endpoint.address).mode & 0o777).toBe(0o600);
  });

  test('leaves the certificate out and TLS off when Terraform sends none (TF_DISABLE_PLUGIN_TLS)', async () => {
    const { line, endpoint } = await launch({ PLUGIN_CLIENT_CERT: undefined });
    expect(line).toMatch(/\|grpc\|$/);
    const client = await connectPlugin(endpoint);
    expect((await client.call(schema)).length).toBeGreaterThan(100);
  });

  test('puts the socket where Terraform wants it', async () => {
    const { endpoint } = await launch({ PLUGIN_UNIX_SOCKET_DIR: fixture.dir });
    expect(endpoint.address.startsWith(`${fixture.dir}/`)).toBe(true);
  });

  test.each([
    ['no cookie', { TF_PLUGIN_MAGIC_COOKIE: undefined }, /^This program is a Terraform provider: .*--debug\)\.\n$/],
    ['a foreign cookie', { TF_PLUGIN_MAGIC_COOKIE: 'x' }, /^This program is a Terraform provider: /],
    ['protocol 5 only', { PLUGIN_PROTOCOL_VERSIONS: '4,5' }, /speaks plugin protocol 6, but this Terraform only 4,5/],
    ['a bad certificate', { PLUGIN_CLIENT_CERT: 'nonsense' }, /PLUGIN_CLIENT_CERT is not a certificate/],
    ['no such socket directory', { PLUGIN_UNIX_SOCKET_DIR: '/does/not/exist' }, /Cannot open the socket .*: /],
    ['a long socket directory', { PLUGIN_UNIX_SOCKET_DIR: `/${'x'.repeat(100)}` }, /too long for a socket: set TMPDIR/],
  ])('with %s ends with one sentence', async (_what, env, sentence) => {
    const { line, exited, stderr } = await launch(env);
    expect(line).toBe('');
    expect((await exited).code).toBe(1);
    expect(stderr()).toMatch(sentence);
    expect(stderr().trim().split('\n')).toHaveLength(1);
  });
});

describe('mutual TLS', () => {
  test('lets the certificate in that Terraform announced (P-521)', async () => {
    const { endpoint } = await launch();
    const client = await connectPlugin(endpoint, terraform);
    expect((await client.call(schema)).length).toBeGreaterThan(100);
  });

  test('keeps everybody else out, and goes on to serve', async () => {
    const { endpoint } = await launch();
    await expect(connectPlugin(endpoint)).rejects.toThrow();
    await expect(connectPlugin(endpoint, await createCertificate('P-521'))).rejects.toThrow();
    await expect(connectPlugin({ ...endpoint, certificate: '' })).rejects.toThrow();
    const client = await connectPlugin(endpoint, terraform);
    expect((await client.call(schema)).length).toBeGreaterThan(100);
  });
});

describe('host services', () => {
  test('Shutdown is answered, and then the process ends and its socket is gone', async () => {
    const { endpoint, exited } = await launch();
    const client = await connectPlugin(endpoint, terraform);
    expect(await client.call(shutdown)).toHaveLength(0);
    expect(await exited).toEqual({ code: 0, signal: null });
    expect(existsSync(endpoint.address)).toBe(false);
  });

  test.each(['/plugin.GRPCStdio/StreamStdio', '/plugin.GRPCBroker/StartStream', '/grpc.health.v1.Health/Check'])(
    '%s is unimplemented',
    async (path) => {
      const { endpoint } = await launch();
      const client = await connectPlugin(endpoint, terraform);
      await expect(client.call(path)).rejects.toMatchObject({ code: 12 });
    },
  );

  test('an RPC without a handler is unimplemented, as Terraform 1.12 expects of GetResourceIdentitySchemas', async () => {
    const { endpoint } = await launch();
    const client = await connectPlugin(endpoint, terraform);
    await expect(client.call('/tfplugin6.Provider/GetResourceIdentitySchemas')).rejects.toMatchObject({ code: 12 });
  });
});

describe('the process', () => {
  test('ignores SIGINT, which is for Terraform', async () => {
    const { child, endpoint } = await launch();
    const client = await connectPlugin(endpoint, terraform);
    child.kill('SIGINT');
    expect((await client.call(schema)).length).toBeGreaterThan(100);
    child.kill('SIGINT');
    expect((await client.call(schema)).length).toBeGreaterThan(100);
  });

  test('ends by itself when the last session closes, not before', async () => {
    const { endpoint, exited } = await launch();
    const first = await connectPlugin(endpoint, terraform);
    const second = await connectPlugin(endpoint, terraform);
    await first.close();
    expect((await second.call(schema)).length).toBeGreaterThan(100);
    second.session.destroy();
    expect(await exited).toEqual({ code: 0, signal: null });
    expect(existsSync(endpoint.address)).toBe(false);
  });

  test.each([
    ['says nothing', Buffer.alloc(0)],
    ['stops in the middle of its first words', Buffer.from('PRI * HTTP/2.0\r\n')],
    ['stops after them', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
  ])('ends with the last session although a connection is open that %s', async (_, words) => {
    for (const certificate of [terraform, undefined]) {
      const { endpoint, exited, child } = await launch({ PLUGIN_CLIENT_CERT: certificate?.cert });
      const client = await connectPlugin(endpoint, certificate);
      const silent = connect({ path: endpoint.address, allowHalfOpen: true });
      silent.on('error', () => {});
      await once(silent, 'connect');
      silent.write(words);
      expect((await client.call(schema)).length).toBeGreaterThan(100);
      client.session.destroy();
      expect(await exited).toEqual({ code: 0, signal: null });
      silent.destroy();
      child.kill();
    }
  });

  test('survives a client that drops its socket in the middle of a call', async () => {
    const { endpoint } = await launch({ PLUGIN_CLIENT_CERT: undefined });
    const steady = await connectPlugin(endpoint);
    const rude = await connectPlugin(endpoint);
    const half = rude.session.request({ ':method': 'POST', ':path': schema, 'content-type': 'application/grpc' });
    half.on('error', () => {});
    half.write(Buffer.alloc(3));
    rude.socket.destroy();
    const noise = connect(endpoint.address, () => noise.end('not http\r\n\r\n'));
    await new Promise((resolve) => noise.resume().once('close', resolve));
    expect((await steady.call(schema)).length).toBeGreaterThan(100);
  });

  test('survives lost pipes', async () => {
    const { child, endpoint } = await launch({ TF_LOG: 'trace' });
    child.stdout!.destroy();
    child.stderr!.destroy();
    const client = await connectPlugin(endpoint, terraform);
    await expect(client.call('/no/such')).rejects.toMatchObject({ code: 12 });
    expect((await client.call(schema)).length).toBeGreaterThan(100);
  });

  test('removes its socket when it is terminated', async () => {
    const { child, endpoint, exited } = await launch();
    child.kill('SIGTERM');
    expect((await exited).code).toBe(143);
    expect(existsSync(endpoint.address)).toBe(false);
  });

  test('says what is wrong when the provider cannot load, in each call and in the log', async () => {
    const { endpoint, stderr, exited } = await launch({ FIXTURE_BROKEN: '1', TF_LOG: 'error' });
    const client = await connectPlugin(endpoint, terraform);
    await expect(client.call(schema)).rejects.toMatchObject({ code: 13, message: 'the fixture is broken' });
    await client.call(shutdown);
    await exited;
    expect(stderr()).toContain('"@message":"loading the provider failed"');
  });

  test('a handler that throws gives INTERNAL with the message and no stack', async () => {
    const { endpoint } = await launch();
    const client = await connectPlugin(endpoint, terraform);
    const message = 'a handler failed: 100 % wrong\nsecond line';
    await expect(client.call('/tfplugin6.Provider/CallFunction')).rejects.toMatchObject({ code: 13, message });
  });

  test('bytes that are no such message give INVALID_ARGUMENT', async () => {
    const { endpoint } = await launch();
    const client = await connectPlugin(endpoint, terraform);
    await expect(client.call('/tfplugin6.Provider/ReadResource', Uint8Array.of(0x0a, 0xff))).rejects.toMatchObject({
      code: 3,
    });
  });

  test('a crash leaves its message on stderr and no socket', async () => {
    const { endpoint, exited, stderr } = await launch({ FIXTURE_CRASH: '1' });
    expect((await exited).code).toBe(1);
    expect(stderr()).toContain('the fixture crashed');
    expect(existsSync(endpoint.address)).toBe(false);
  });
});

describe('--debug', () => {
  test('prints what Terraform needs, serves one session after another, and ends when interrupted', async () => {
    plugin = await launchPlugin(fixture.executable, { TF_PLUGIN_MAGIC_COOKIE: undefined }, ['--debug']);
    const { child, exited } = plugin;
    const text = await vi.waitUntil(() => /TF_REATTACH_PROVIDERS='(.*)'\n/.exec(plugin!.stdout())?.[1], patiently);
    const reattach = JSON.parse(text);
    // OpenTofu takes `acme/fixture` for one of its own registry.
    expect(reattach['registry.opentofu.org/acme/fixture']).toEqual(reattach['registry.terraform.io/acme/fixture']);
    const { Addr, ...rest } = reattach['registry.terraform.io/acme/fixture'];
    expect(rest).toEqual({ Protocol: 'grpc', ProtocolVersion: 6, Pid: child.pid, Test: true });
    for (let session = 0; session < 2; session += 1) {
      const client = await connectPlugin({ network: Addr.Network, address: Addr.String });
      expect(await client.call(shutdown)).toHaveLength(0);
      expect((await client.call(schema)).length).toBeGreaterThan(100);
      await client.close();
    }
    child.kill('SIGINT');
    expect((await exited).code).toBe(0);
    expect(existsSync(Addr.String)).toBe(false);
  });
});
