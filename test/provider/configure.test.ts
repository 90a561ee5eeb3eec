// From the provider block and the environment to a client, or to one clear error.
import { describe, expect, test } from 'vitest';
import { unleashProvider } from '../../provider/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { startCore } from '../../workshop/catalog.ts';

const start = (config: { [argument: string]: unknown }, env: { [name: string]: string } = {}) =>
  startCore(providerHandlers(unleashProvider('1.2.3', { env, log: () => {}, onWait: () => {} })), config);

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
    'a header of the connection',
    { base_url: 'http://localhost', authorization: 't', headers: { 'Transfer-Encoding': 'chunked' } },
    {},
    /headers: .*the header Transfer-Encoding belongs to the connection, which sets it itself; leave it out/,
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

describe('the token', () => {
  const cors = 'resource "unleash_cors" "this" {\n  origins = ["https://app.example.com"]\n}';
  const inBlock = 'authorization in the provider block';
  const ours = 'the environment variable UNLEASH_AUTH_TOKEN';
  const general = 'the environment variable AUTH_TOKEN';
  const ways: [string, string | undefined, { [name: string]: string }][] = [
    [inBlock, 'right', { UNLEASH_AUTH_TOKEN: 'wrong', AUTH_TOKEN: 'wrong' }],
    [ours, undefined, { UNLEASH_AUTH_TOKEN: 'right', AUTH_TOKEN: 'wrong' }],
    [general, undefined, { AUTH_TOKEN: 'right' }],
    [general, undefined, { UNLEASH_AUTH_TOKEN: ' ', AUTH_TOKEN: 'right' }],
  ];

  /** Starts with `right` standing for one token and `wrong` for another. */
  async function startWith(
    url: string,
    authorization: string | undefined,
    env: { [name: string]: string },
    right: string,
  ) {
    const real = (text: string) => text.replace('right', right).replace('wrong', '*:*.another-canary');
    const variables = Object.entries(env).map(([name, text]) => [name, real(text)] as const);
    const config = { base_url: url, ...(authorization && { authorization: real(authorization) }) };
    return start(config, Object.fromEntries(variables));
  }

  test.each(ways)('comes from %s (%j, %j)', async (_, authorization, env) => {
    const sandbox = await startSandbox();
    const core = await startWith(sandbox.url, authorization, env, sandbox.token);
    const [change] = await core.apply(cors);
    expect(change?.diagnostics).toEqual([]);
    await sandbox.stop();
  });

  test.each(ways)('that is refused is said to come from %s (%j, %j)', async (source, authorization, env) => {
    const sandbox = await startSandbox();
    const viewer = sandbox.createToken({ role: 'Viewer' });
    const { secret: frontend } = sandbox.store.apiTokens
      .set('default:development.canary-frontend', {
        ...{ secret: 'default:development.canary-frontend', tokenName: 'web', type: 'frontend' },
        ...{
          environment: 'development',
          projects: ['default'],
          expiresAt: null,
          createdAt: '2030-01-01T00:00:00.000Z',
        },
      })
      .get('default:development.canary-frontend')!;
    for (const token of ['*:*.canary-unknown', viewer, frontend]) {
      const core = await startWith(sandbox.url, authorization, env, token);
      const said = await core.apply(cors).then(
        (changes) => JSON.stringify(changes),
        (error: Error) => error.message,
      );
      expect(said).toContain(`The token comes from ${source}.`);
      expect(said).not.toContain(token);
      expect(said).not.toContain('canary');
    }
    await sandbox.stop();
  });

  test.each(ways)('that is no token is said to come from %s (%j, %j)', async (source, authorization, env) => {
    const refusal = startWith('http://localhost', authorization, env, 'canary\nsecond line');
    await expect(refusal).rejects.toThrow(`the token from ${source} has line breaks`);
    await expect(refusal).rejects.not.toThrow('canary');
  });
});
