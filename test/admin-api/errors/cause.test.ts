// What was thrown below the client stays to be found, without secrets.
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createTestApi, failure, TOKEN } from '../client.ts';

const thrown = (token: string) =>
  new TypeError(`fetch failed for ${token}`, {
    cause: Object.assign(new Error(`connect to ${token}`), { code: 'EPIPE', headers: { authorization: token } }),
  });

test('keeps the cause with its name and code, not to be listed, and free of secrets', async () => {
  const fetch = async () => {
    throw thrown(TOKEN);
  };
  const error = await failure(
    createTestApi('http://unleash.example.com', { fetch, retry: { attempts: 1 } }).getProjects(),
  );
  expect(error.cause).toMatchObject({ name: 'TypeError', cause: { name: 'Error', code: 'EPIPE' } });
  expect(Object.keys(error)).not.toContain('cause');
  expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary');
});
