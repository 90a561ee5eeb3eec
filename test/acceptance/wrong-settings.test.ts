// A provider block that cannot work: one error that says which argument or variable to set.
import { describe, expect, test } from 'vitest';
import { errorsIn, openStage } from '../../workshop/acceptance.ts';
import { block, resource } from './blocks.ts';

const configurations: (readonly [
  what: string,
  argument: string,
  env: { [name: string]: string | undefined },
  says: RegExp,
])[] = [
  ['no address', '', { UNLEASH_URL: undefined }, /Set base_url in the provider block, or .* UNLEASH_URL/],
  [
    'no token',
    '',
    { UNLEASH_AUTH_TOKEN: undefined },
    /Set authorization in the provider block, or .* UNLEASH_AUTH_TOKEN/,
  ],
  ['an address without a scheme', 'base_url = "unleash.example.com"', {}, /line 2.*starting with https:\/\//],
  [
    'an address with a password',
    'base_url = "https://me:hidden@example.com"',
    {},
    /line 2.*the token is what signs in/,
  ],
  ['an address without a scheme in the environment', '', { UNLEASH_URL: 'example.com' }, /starting with https:\/\//],
  ['an empty token', 'authorization = ""', {}, /line 2.*Set authorization/],
  ['no requests at a time', 'max_concurrent_requests = 0', {}, /line 2.*at least 1/],
  [
    'a number of requests that is none',
    '',
    { UNLEASH_MAX_CONCURRENT_REQUESTS: 'many' },
    /UNLEASH_MAX_CONCURRENT_REQUESTS must be a whole number of at least 1, but is "many"/,
  ],
  ['a fraction of a second', 'request_timeout = 0.5', {}, /line 2.*whole number/],
  ['a certificate that is none', 'ca_certificate = "x"', {}, /line 2.*is not PEM text/],
  ['a certificate file that is not there', '', { UNLEASH_CA_CERTIFICATE: '/nowhere.pem' }, /cannot be read/],
  ['a header name that is none', 'headers = { "x y" = "z" }', {}, /line 2.*"x y" is not a name for an HTTP header/],
];

describe('the provider block may not have', () => {
  test.each(configurations)('%s', async (_what, argument, env, says) => {
    const main = `${block('provider "unleash"', argument)}${resource('group', 'name = "G"')}`;
    await using stage = await openStage({ main, env: () => env });
    const outcome = await stage.workspace.plan();
    expect(errorsIn(outcome)).toEqual([expect.stringMatching(says)]);
    // Terraform quotes the line; the words after it are ours.
    expect(errorsIn(outcome)[0]?.split('The Unleash client')[1] ?? '').not.toContain('hidden');
  });
});
