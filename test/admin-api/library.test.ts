// What makes the client good to live with: methods that can be listed and taken, settings from the environment, the audit log.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { AdminApiError, createAdminApi, fromEnvironment, iterateEvents } from '../../src/admin-api/index.ts';
import { startSandbox } from '../../src/sandbox/index.ts';

async function open() {
  const sandbox = await startSandbox();
  const { url, token, fetch } = sandbox;
  return { sandbox, api: createAdminApi({ url, token, fetch, env: {} }), [Symbol.asyncDispose]: () => sandbox.stop() };
}

describe('methods', () => {
  test('can be listed and taken from the client', async () => {
    await using world = await open();
    expect(Object.keys(world.api)).toEqual(expect.arrayContaining(['getUsers', 'createRole', 'with']));
    const { getUsers } = world.api;
    expect((await getUsers()).users).toHaveLength(1);
  });
});

describe('the environment', () => {
  test.each([
    [{ UNLEASH_AUTH_TOKEN: 'x' }, 'url', /UNLEASH_URL/],
    [{ UNLEASH_URL: 'https://u.example.com', UNLEASH_AUTH_TOKEN: ' ' }, 'token', /UNLEASH_AUTH_TOKEN/],
  ])('%j lacks the %s', (env, option, message) => {
    const read = () => fromEnvironment(env);
    expect(read).toThrow(message);
    expect(read).toThrow(expect.objectContaining({ kind: 'options', option }));
  });

  test('gives the address and the token', () => {
    const env = { UNLEASH_URL: 'https://u.example.com ', UNLEASH_AUTH_TOKEN: 'x' };
    const tokenFrom = 'the environment variable UNLEASH_AUTH_TOKEN';
    expect(fromEnvironment(env)).toEqual({ url: 'https://u.example.com', token: 'x', tokenFrom });
  });

  test('gives the token that other programs read too, how many requests at a time, and a certificate', () => {
    const env = { UNLEASH_URL: 'https://u.example.com', AUTH_TOKEN: 'y', UNLEASH_AUTH_TOKEN: ' ' };
    const tokenFrom = 'the environment variable AUTH_TOKEN';
    const file = fileURLToPath(import.meta.url);
    const further = { UNLEASH_MAX_CONCURRENT_REQUESTS: '3', UNLEASH_CA_CERTIFICATE: file };
    expect(fromEnvironment({ ...env, ...further })).toEqual({
      ...{ url: 'https://u.example.com', token: 'y', tokenFrom },
      ...{ maxConcurrentRequests: 3, caCertificate: readFileSync(file, 'utf8') },
    });
  });
});

describe('the audit log', () => {
  test('is read a page at a time, and no event comes twice for what happens meanwhile', async () => {
    await using world = await open();
    for (const name of ['aa', 'bb', 'cc', 'dd', 'ee']) await world.api.createTagType({ body: { name, icon: '' } });
    const before = world.sandbox.requests.length;
    const told: unknown[] = [];
    for await (const { data } of iterateEvents(world.api, { type: 'IS:tag-type-created' }, { pageSize: 2 })) {
      told.push(data?.name);
      if (told.length === 2) await world.api.createTagType({ body: { name: 'ff', icon: '' } });
    }
    expect(told).toEqual(['ee', 'dd', 'cc', 'bb', 'aa']);
    expect(world.sandbox.requests.slice(before).filter(({ method }) => method === 'GET').length).toBe(4);
  });

  test('is not asked further by a loop that ends', async () => {
    await using world = await open();
    for (const name of ['aa', 'bb', 'cc']) await world.api.createTagType({ body: { name, icon: '' } });
    const before = world.sandbox.requests.length;
    for await (const _ of iterateEvents(world.api, {}, { pageSize: 1 })) break;
    expect(world.sandbox.requests.length - before).toBe(1);
  });
});

test('a failure of each kind is one error, also to another copy of this package', async () => {
  const failure = (() => {
    try {
      return createAdminApi({ url: '', token: 'x' });
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(AdminApiError);
  const foreign = Object.assign(new Error('x'), { [Symbol.for('unleash-admin.AdminApiError')]: true });
  expect(foreign instanceof AdminApiError).toBe(true);
  expect(new Error('x') instanceof AdminApiError).toBe(false);
});
