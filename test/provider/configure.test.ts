// From the provider block and the environment to a client, or to one clear error.
import { expect, test } from 'vitest';
import { unleashProvider } from '../../provider/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { MiniCore } from '../support/mini-core/index.ts';

const start = (config: { [argument: string]: unknown }, env: { [name: string]: string } = {}) =>
  MiniCore.start(providerHandlers(unleashProvider('1.2.3', { env, log: () => {}, onWait: () => {} })), config);

test.each([
  ['no address', {}, {}, /base_url: Unable to find base_url: Set base_url .* UNLEASH_URL/],
  [
    'an empty address hides the environment',
    { base_url: '' },
    { UNLEASH_URL: 'http://localhost' },
    /Unable to find base_url/,
  ],
  [
    'no token',
    { base_url: 'http://localhost' },
    {},
    /authorization: Unable to find authorization: .*UNLEASH_AUTH_TOKEN/,
  ],
  [
    'an empty token hides the environment',
    { base_url: 'http://localhost', authorization: '' },
    { AUTH_TOKEN: 't' },
    /Unable to find authorization/,
  ],
  ['no URL', { base_url: 'unleash', authorization: 't' }, {}, /base_url: Wrong provider configuration/],
  [
    'no requests at all',
    { base_url: 'http://localhost', authorization: 't', max_concurrent_requests: 0 },
    {},
    /max_concurrent_requests: .*at least 1/,
  ],
  [
    'a count in words',
    { base_url: 'http://localhost', authorization: 't' },
    { UNLEASH_MAX_CONCURRENT_REQUESTS: 'two' },
    /UNLEASH_MAX_CONCURRENT_REQUESTS must be a whole number/,
  ],
  [
    'a certificate that is none',
    { base_url: 'https://localhost', authorization: 't', ca_certificate: 'x' },
    {},
    /ca_certificate: .*not PEM/,
  ],
  [
    'a certificate file that is missing',
    { base_url: 'https://localhost', authorization: 't' },
    { UNLEASH_CA_CERTIFICATE: '/nowhere.pem' },
    /UNLEASH_CA_CERTIFICATE names a file that cannot be read/,
  ],
])('%s is one clear error', async (_, config, env, message) => {
  await expect(start(config, env)).rejects.toThrow(message);
});

test('the environment fills what the block leaves out, and a configured count hides a malformed one', async () => {
  const sandbox = await startSandbox();
  const env = {
    UNLEASH_URL: `${sandbox.url}/`,
    UNLEASH_AUTH_TOKEN: sandbox.token,
    UNLEASH_MAX_CONCURRENT_REQUESTS: 'two',
  };
  const core = await start({ max_concurrent_requests: 3 }, env);
  const [change] = await core.apply('resource "unleash_cors" "this" {\n  origins = ["https://app.example.com"]\n}');
  expect(change?.diagnostics).toEqual([]);
  await sandbox.stop();
});

test('AUTH_TOKEN comes before UNLEASH_AUTH_TOKEN, as in the official provider', async () => {
  const sandbox = await startSandbox();
  const core = await start({ base_url: sandbox.url }, { AUTH_TOKEN: sandbox.token, UNLEASH_AUTH_TOKEN: 'wrong' });
  const [change] = await core.apply('resource "unleash_cors" "this" {\n  origins = []\n}');
  expect(change?.diagnostics).toEqual([]);
  await sandbox.stop();
});
