// Failing on command: each way to fail, and how often.
import { patiently } from '../../workshop/patience.ts';
import { expect, test } from 'vitest';
import { parseFailRule } from '../../src/sandbox/index.ts';
import { open } from './call.ts';

test('answers a status as many times as told, after as many good ones', async () => {
  const { sandbox, call } = await open();
  sandbox.fail({ operation: 'getRoles', how: { status: 503, retryAfter: 7 }, times: 2, after: 1 });
  const statuses: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) statuses.push((await call('GET /roles')).status);
  expect(statuses).toEqual([200, 503, 503, 200]);
});

test('carries a body and Retry-After of the rule', async () => {
  const { call } = await open({
    fail: [{ method: 'GET', path: '/api/admin/roles/*', how: { status: 429, retryAfter: 7, body: { a: 1 } } }],
  });
  const answer = await call('GET /roles/1');
  expect([answer.status, answer.headers.get('retry-after'), answer.body]).toEqual([429, '7', { a: 1 }]);
  expect((await call('GET /roles/1')).status).toBe(200);
});

test('closes the connection before or after the work is done', async () => {
  const { sandbox, call } = await open();
  sandbox.fail({ operation: 'createRole', how: 'reset-before' });
  await expect(call('POST /roles', { name: 'a' })).rejects.toThrow();
  expect(sandbox.store.roles.size).toBe(6);
  sandbox.fail({ operation: 'createRole', how: 'reset-after' });
  await expect(call('POST /roles', { name: 'a' })).rejects.toThrow();
  expect(sandbox.store.roles.size).toBe(7);
  expect(sandbox.requests.map(({ status }) => status)).toEqual([0, 0]);
});

test('cuts the answer in half, or answers like a proxy', async () => {
  const { sandbox, call } = await open();
  sandbox.fail({ operation: 'createRole', how: 'truncate' });
  const cut = await call('POST /roles', { name: 'a' });
  expect(cut.status).toBe(200);
  expect(cut.body).toMatch(/^\{"version":1,/);
  expect(sandbox.store.roles.size).toBe(7);
  sandbox.fail({ operation: 'getRoles', how: 'html' });
  const proxied = await call('GET /roles');
  expect(proxied.status).toBe(502);
  expect(proxied.headers.get('content-type')).toMatch(/^text\/html/);
});

test('never answers, until the sandbox is stopped', async () => {
  const { sandbox, call } = await open();
  sandbox.fail({ operation: 'getRoles', how: 'hang' });
  const pending = call('GET /roles').catch((error: Error) => error);
  await expect.poll(() => sandbox.requests.length, patiently).toBe(1);
  await sandbox.stop();
  expect(await pending).toBeInstanceOf(Error);
});

test('answers slowly but well', async () => {
  const { sandbox, call } = await open();
  sandbox.fail({ operation: 'getRoles', how: { slow: 30 } });
  expect((await call('GET /roles')).status).toBe(200);
  expect(sandbox.requests[0]?.ms).toBeGreaterThanOrEqual(29);
});

test('forgets its rules when told', async () => {
  const { sandbox, call } = await open();
  sandbox.fail({ method: '*', path: '/api/admin/**', how: { status: 500 }, times: 'always' });
  expect((await call('GET /projects/default/overview')).status).toBe(500);
  expect((await call('GET /roles')).status).toBe(500);
  sandbox.clearFailures();
  expect((await call('GET /roles')).status).toBe(200);
});

test.each([
  ['createRole:503', { operation: 'createRole', how: { status: 503 } }],
  [
    'createRole:429:times=3:after=1:retry-after=2',
    { operation: 'createRole', how: { status: 429, retryAfter: 2 }, times: 3, after: 1 },
  ],
  ['PUT /api/admin/projects/*:reset-after', { method: 'PUT', path: '/api/admin/projects/*', how: 'reset-after' }],
  ['* /api/admin/**:slow=50:times=always', { method: '*', path: '/api/admin/**', how: { slow: 50 }, times: 'always' }],
])('reads %s', (text, rule) => {
  expect(parseFailRule(text)).toEqual(rule);
});

test.each([
  ['', /"" is neither an operation/],
  ['createRoll:503', /"createRoll" is neither an operation/],
  ['createRole', /"" is not a way to fail/],
  ['createRole:200', /"200" is not a way to fail/],
  ['FETCH /x:503', /"FETCH" is not one of GET/],
  ['createRole:503:times=0', /times must be a whole number from 1 on/],
  ['createRole:hang:retry-after=1', /"retry-after=1" is not known here/],
  ['createRole:503:often', /"often" is not known here/],
])('does not read %j and shows an example', (text, reason) => {
  expect(() => parseFailRule(text)).toThrow(reason);
  expect(() => parseFailRule(text)).toThrow(/Example: createRole:503:times=2/);
});
