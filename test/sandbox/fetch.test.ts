// The sandbox without a network: the same answers, and failures that look like those of fetch.
import { describe, expect, test } from 'vitest';
import type { FailRule } from '../../src/sandbox/index.ts';
import { open } from './call.ts';

const request = (url: string, token: string, target: string, init: RequestInit = {}) =>
  new Request(`${url}/api/admin${target}`, { ...init, headers: { authorization: token, ...init.headers } });

const json = { 'content-type': 'application/json' };

test.each([
  ['a list', '/roles', {}],
  ['what is not there', '/roles/4711', {}],
  ['a query', '/events?limit=none', {}],
  ['a broken escape', '/projects/%zz/overview', {}],
  ['a body that is no JSON', '/roles', { method: 'POST', body: '{', headers: json }],
  ['a body without a content type', '/roles', { method: 'POST', body: new Uint8Array([123, 125]) }],
  ['a body that is too large', '/roles', { method: 'POST', body: JSON.stringify('x'.repeat(102_400)), headers: json }],
  ['an empty answer', '/groups/4711', { method: 'DELETE' }],
])('answers %s as over the network', async (_name, target, init: RequestInit) => {
  const { sandbox } = await open();
  const over = await fetch(request(sandbox.url, sandbox.token, target, init));
  const beside = await sandbox.fetch(request(sandbox.url, sandbox.token, target, init));
  const id = /[0-9a-f-]{36}/g;
  expect(beside.status).toBe(over.status);
  expect(beside.headers.get('content-type')).toBe(over.headers.get('content-type'));
  expect((await beside.text()).replace(id, 'ID')).toBe((await over.text()).replace(id, 'ID'));
  const [first, second] = sandbox.requests.map(({ ms: _, ...entry }) => entry);
  expect(second).toEqual(first);
});

test('makes what it is asked to make', async () => {
  const { sandbox } = await open();
  const body = JSON.stringify({ name: 'a' });
  const made = await sandbox.fetch(
    request(sandbox.url, sandbox.token, '/roles', { method: 'POST', body, headers: json }),
  );
  expect(made.status).toBe(200);
  expect(sandbox.store.roles.size).toBe(7);
});

describe('fails on command', () => {
  const create = async (how: FailRule['how'], signal?: AbortSignal) => {
    const { sandbox } = await open();
    sandbox.fail({ operation: 'createRole', how });
    const init = { method: 'POST', body: JSON.stringify({ name: 'a' }), headers: json, ...(signal && { signal }) };
    const answer = sandbox.fetch(request(sandbox.url, sandbox.token, '/roles', init));
    const outcome = await answer.catch((error: unknown) => error);
    return { outcome, made: sandbox.store.roles.size - 6, logged: sandbox.requests[0]?.status };
  };
  const broken = { message: 'fetch failed', cause: { code: 'ECONNRESET' } };

  test('breaks the connection before or after the work is done', async () => {
    expect(await create('reset-before')).toMatchObject({ outcome: broken, made: 0, logged: 0 });
    expect(await create('reset-after')).toMatchObject({ outcome: broken, made: 1, logged: 0 });
  });

  test('never answers, until the request is aborted', async () => {
    const stop = new AbortController();
    const pending = create('hang', stop.signal);
    setImmediate(() => stop.abort('enough'));
    expect(await pending).toMatchObject({ outcome: 'enough', made: 0, logged: 0 });
  });

  test('answers too late for a request that was aborted, and has done the work', async () => {
    const stop = new AbortController();
    const pending = create({ slow: 60_000 }, stop.signal);
    setImmediate(() => stop.abort('enough'));
    expect(await pending).toMatchObject({ outcome: 'enough', made: 1 });
  });

  test('answers slowly but well', async () => {
    const { outcome, made } = await create({ slow: 5 });
    expect([(outcome as Response).status, made]).toEqual([200, 1]);
  });

  test('sends nothing for a request that was aborted before', async () => {
    expect(await create({ status: 500 }, AbortSignal.abort('over'))).toMatchObject({ outcome: 'over', made: 0 });
  });
});
