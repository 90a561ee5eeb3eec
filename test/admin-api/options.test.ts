// Bad options are refused when the client is made, by name and without repeating secrets.
import { describe, expect, test } from 'vitest';
import { AdminApiError, type AdminApiOptions, createAdminApi } from '../../src/admin-api/index.ts';

const good: AdminApiOptions = { url: 'http://localhost:4242', token: 'canary-token', env: {} };

function refusal(options: Partial<AdminApiOptions>): AdminApiError {
  try {
    createAdminApi({ ...good, ...options });
  } catch (error) {
    if (error instanceof AdminApiError) return error;
  }
  throw new Error('expected an AdminApiError');
}

describe('createAdminApi', () => {
  test.each<[string, Partial<AdminApiOptions>, RegExp]>([
    ['url', { url: 'nowhere' }, /must look like https/],
    ['token', { token: ' ' }, /token is empty/],
    ['token', { token: 'canary\ntoken' }, /line breaks/],
    ['token', { token: 'canary-ключ' }, /characters that no Unleash token has/],
    ['userAgent', { userAgent: 'a\nb' }, /one line/],
    ['headers', { headers: { 'bad name': 'x' } }, /"bad name" is not a name/],
    ['headers', { headers: { 'X-Key': 'canary\r\nEvil: 1' } }, /header X-Key must be one line/],
    ['headers', { headers: { authorization: 'canary' } }, /made from the token/],
    ['maxConcurrentRequests', { maxConcurrentRequests: 0 }, /from 1/],
    ['requestTimeoutMs', { requestTimeoutMs: 2 ** 31 }, /to 2147483647/],
    ['deadlineMs', { deadlineMs: Number.NaN }, /not NaN/],
    ['retry.attempts', { retry: { attempts: 1.5 } }, /not 1.5/],
    ['caCertificate', { caCertificate: 'canary' }, /not PEM/],
    ['env', { env: { HTTP_PROXY: 'http://u:canary%zz@proxy' } }, /HTTP_PROXY must look like/],
    ['env', { env: { http_proxy: 'socks5://proxy' } }, /HTTP_PROXY must look like/],
  ])('refuses a bad %s: %j', (option, options, message) => {
    const error = refusal(options);
    expect(error).toMatchObject({ kind: 'options', option });
    expect(error.message).toMatch(message);
    expect(error.message).not.toContain('canary');
  });

  test.each(
    [
      ...[
        'Host',
        'Content-Length',
        'content-encoding',
        'Transfer-Encoding',
        'CONNECTION',
        'Keep-Alive',
        'Upgrade',
        'TE',
      ],
      ...['Trailer', 'Expect', 'Proxy-Authorization', 'Proxy-Connection', 'proxy-anything', 'HTTP2-Settings'],
      'Accept-Encoding',
    ].map((name) => [name]),
  )('refuses the header %s, which the connection sets', (name) => {
    const error = refusal({ headers: { 'X-Tenant': 'a', [name]: 'canary' } });
    expect(error).toMatchObject({ kind: 'options', option: 'headers' });
    expect(error.message).toContain(`the header ${name} belongs to the connection`);
    expect(error.message).not.toContain('canary');
  });

  test('takes the headers that gateways ask for', () => {
    const headers = { 'X-Forwarded-Host': 'a', 'CF-Access-Client-Id': 'b', Cookie: 'c', 'X-Host': 'd', Via: 'e' };
    expect(() => createAdminApi({ ...good, headers })).not.toThrow();
  });

  test('takes a token with the line break that editors put behind it', () => {
    expect(() => createAdminApi({ ...good, token: 'user:abc\n' })).not.toThrow();
  });

  test('does not mind a proxy variable for the other protocol', () => {
    expect(() => createAdminApi({ ...good, env: { HTTPS_PROXY: 'nonsense://' } })).not.toThrow();
  });
});
