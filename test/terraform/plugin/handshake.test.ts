/** The handshake as text. */
import { expect, test } from 'vitest';
import { handshakeLine, readInvitation } from '../../../src/terraform/plugin/handshake.ts';
import { magicCookie } from '../../../workshop/plugin-client.ts';

test('the certificate goes without padding, whatever its length', () => {
  const address = { network: 'unix', path: '/tmp/plugin1' } as const;
  expect(handshakeLine(6, address, Buffer.from('a'))).toBe('1|6|unix|/tmp/plugin1|grpc|YQ\n');
  expect(handshakeLine(6, address, Buffer.from('ab'))).toBe('1|6|unix|/tmp/plugin1|grpc|YWI\n');
  expect(handshakeLine(6, address, Buffer.from([0xfb, 0xff]))).toBe('1|6|unix|/tmp/plugin1|grpc|+/8\n');
});

test('without TLS the last field is empty, but there', () => {
  expect(handshakeLine(6, { network: 'tcp', port: 10000 })).toBe('1|6|tcp|127.0.0.1:10000|grpc|\n');
});

test('what Terraform leaves out is absent', () => {
  const TF_PLUGIN_MAGIC_COOKIE = magicCookie;
  const nothing = { clientCertificate: undefined, socketDirectory: undefined, ports: undefined };
  expect(readInvitation({ TF_PLUGIN_MAGIC_COOKIE }, 6)).toEqual(nothing);
  const empty = { PLUGIN_CLIENT_CERT: '', PLUGIN_UNIX_SOCKET_DIR: '', PLUGIN_MIN_PORT: 'x', PLUGIN_MAX_PORT: '5' };
  expect(readInvitation({ TF_PLUGIN_MAGIC_COOKIE, ...empty }, 6)).toEqual(nothing);
});

test.each(['6', '5,6', '6,5'])('protocol 6 is found in %s', (PLUGIN_PROTOCOL_VERSIONS) => {
  const env = {
    TF_PLUGIN_MAGIC_COOKIE: magicCookie,
    PLUGIN_PROTOCOL_VERSIONS,
    PLUGIN_MIN_PORT: '1',
    PLUGIN_MAX_PORT: '2',
  };
  expect(readInvitation(env, 6).ports).toEqual({ min: 1, max: 2 });
});
