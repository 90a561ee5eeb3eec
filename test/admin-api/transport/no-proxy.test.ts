// Which addresses NO_PROXY takes out: names, addresses, networks and ports.
import { expect, test } from 'vitest';
import { isExcepted } from '../../../src/admin-api/transport/no-proxy.ts';

const server = 'https://unleash.example.com';

test.each([
  [server, '*'],
  [server, 'unleash.example.com'],
  [server, 'UNLEASH.example.com.'],
  [server, 'example.com'],
  [server, '.example.com'],
  [server, '*.example.com'],
  [server, 'other.org,\n unleash.example.com:443'],
  ['http://unleash.example.com', 'example.com:80'],
  ['https://example.com:8443', 'example.com:8443'],
  ['http://10.1.2.3:4242', '10.1.2.3'],
  ['http://10.1.2.3:4242', '10.1.2.3:4242'],
  ['http://10.1.2.3:4242', '10.0.0.0/8'],
  ['http://10.1.2.3:4242', '172.16.0.0/12 10.1.2.0/24'],
  ['http://10.1.2.3:4242', '10.1.2.3/32'],
  ['http://10.1.2.3:4242', '0.0.0.0/0'],
  ['https://[fd00:12::7]', 'fd00:12::7'],
  ['https://[fd00:12::7]', '[fd00:12:0::7]'],
  ['https://[fd00:12::7]:8443', '[fd00:12::7]:8443'],
  ['https://[fd00:12::7]', 'fd00::/8'],
  ['https://[fd00:12::7]', '[fd00:12::]/64'],
  ['https://[::ffff:10.1.2.3]', '10.0.0.0/8'],
])('%s is reached without a proxy for NO_PROXY=%s', (address, list) => {
  expect(isExcepted(address, list)).toBe(true);
});

test.each([
  [server, ''],
  [server, 'ample.com'],
  [server, 'leash.example.com'],
  [server, 'unleash.example.com:8443'],
  [server, 'unleash.example.com.evil.org'],
  [server, '10.0.0.0/8'],
  ['http://10.1.2.3', '10.1.2.4'],
  ['http://10.1.2.3', '10.1.3.0/24'],
  ['http://10.1.2.3', '10.1.2.0/33'],
  ['http://10.1.2.3', '.3'],
  ['http://10.1.2.3', '2.3'],
  ['http://10.1.2.3', 'fd00::/8'],
  ['https://[fd00:12::7]', 'fe80::/10'],
  ['https://[fd00:12::7]:8443', '[fd00:12::7]:443'],
  ['https://[fd00:12::7]', '10.0.0.0/8'],
])('%s is reached through the proxy for NO_PROXY=%s', (address, list) => {
  expect(isExcepted(address, list)).toBe(false);
});
