// Secrets are masked by the name of their field, and wherever else their text turns up.
import { describe, expect, test } from 'vitest';
import { collectSecrets, createScrubber, isSecretName, redact, redactPath } from '../../src/admin-api/redact.ts';

describe('isSecretName', () => {
  test.each([
    'password',
    'oldPassword',
    'secret',
    'clientSecret',
    'token',
    'Authorization',
    'Proxy-Authorization',
    'apiKey',
    'X-Api-Key',
    'customHeaders',
    'licenseKey',
    'bodyTemplate',
    'accessToken',
    'url',
    'spCertificate',
    'inviteLink',
    'Cookie',
    'alias',
  ])('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each([
    'tokenName',
    'tokenId',
    'tokens',
    'name',
    'secretary',
    'description',
    'passwordless',
    'keys',
    'discoverUrl',
    'certificate',
  ])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false);
  });
});

describe('redact', () => {
  test('masks secret fields at any depth and scrubs the rest', () => {
    const scrub = createScrubber(['canary']);
    const given = {
      tokens: [{ secret: 's', tokenName: 'has canary', hasToken: true, project: null }],
      token: ['a', { b: 'c' }],
    };
    expect(redact(given, scrub)).toEqual({
      tokens: [{ secret: '***', tokenName: 'has ***', hasToken: true, project: null }],
      token: ['***', { b: '***' }],
    });
  });

  test('masks all parameters of an integration, whose kind may be unknown, but not those of a strategy', () => {
    const parameters = { contentType: 'text/plain', pin: 'canary' };
    const integration = { provider: 'of-a-newer-server', parameters };
    const strategy = { name: 'flexibleRollout', parameters: { rollout: '50' } };
    const masked = { ...integration, parameters: { contentType: '***', pin: '***' } };
    expect(redact([integration, strategy], (text) => text)).toEqual([masked, strategy]);
    expect(collectSecrets([integration, strategy])).toEqual(['text/plain', 'canary']);
  });
});

describe('createScrubber', () => {
  test('masks a secret as it is, in JSON and in a URL', () => {
    const secret = 'pa"ss/wörd';
    const scrub = createScrubber(collectSecrets({ user: { password: secret } }));
    expect(scrub(`a ${secret} b ${JSON.stringify(secret)} c ${encodeURIComponent(secret)}`)).toBe(
      'a *** b "***" c ***',
    );
  });

  test('masks the longer of two secrets first', () => {
    expect(createScrubber(['canary', 'canary-long'])('canary-long canary')).toBe('*** ***');
  });

  test('leaves text alone where a secret is too short to protect', () => {
    expect(createScrubber([' ', 'e', ''])('the role')).toBe('the role');
  });
});

describe('redactPath', () => {
  test('fills in parameters and masks secret ones', () => {
    expect(redactPath('/api-tokens/{token}', { token: '*:*.abc' })).toBe('/api-tokens/***');
    expect(redactPath('/context/{contextField}', { contextField: 'a/b' })).toBe('/context/a%2Fb');
  });
});
