// The handles of a sandbox: its log, its limit, its snapshots, its end.
import { expect, test } from 'vitest';
import { checkAnswer, NonConformingAnswer } from '../../src/sandbox/http/conform.ts';
import { startSandbox } from '../../src/sandbox/index.ts';
import { at, open } from './call.ts';

test('logs every request with its operation, and no secret in a path', async () => {
  const { sandbox, call } = await open();
  const secret = at(await call('POST /api-tokens', { tokenName: 't', type: 'client' }), 'secret');
  await call(`DELETE /api-tokens/${secret}`);
  await call(`DELETE /api-tokens/${encodeURIComponent(String(secret))}/`);
  await call('GET /search/events?limit=1');
  expect(sandbox.requests).toMatchObject([
    {
      method: 'POST',
      path: '/api/admin/api-tokens',
      status: 201,
      operation: 'createApiToken',
      body: { type: 'client' },
    },
    { method: 'DELETE', path: '/api/admin/api-tokens/***', status: 200, operation: 'deleteApiToken' },
    { method: 'DELETE', path: '/api/admin/api-tokens/***/', status: 200 },
    { method: 'GET', path: '/api/admin/search/events?limit=1', status: 200, ms: expect.any(Number) },
  ]);
});

test('limits user creation to twenty a minute when asked to, failed calls included', async () => {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const { call } = await open({ userLimit: true, clock: () => new Date(now) });
  const first = await call('POST /user-admin', { username: 'u0', rootRole: 3 });
  expect(first.headers.get('ratelimit-remaining')).toBe('19');
  for (let index = 1; index < 20; index += 1) await call('POST /user-admin', {});
  now += 20_000;
  const refused = await call('POST /user-admin', { username: 'u', rootRole: 3 });
  expect([refused.status, refused.body]).toEqual([429, 'Too many requests, please try again later.']);
  const headers = ['content-type', 'retry-after', 'ratelimit-policy', 'ratelimit-remaining', 'ratelimit-reset'];
  expect(headers.map((name) => refused.headers.get(name))).toEqual([
    'text/html; charset=utf-8',
    '40',
    '20;w=60',
    '0',
    '40',
  ]);
  expect((await call('GET /user-admin')).status).toBe(200);
  now += 40_000;
  expect((await call('POST /user-admin', { username: 'u', rootRole: 3 })).status).toBe(201);
});

test('takes equal snapshots when things are as they were, whatever happened in between', async () => {
  const { sandbox, call } = await open();
  const before = sandbox.snapshot();
  await call('POST /roles', { name: 'a' });
  expect(sandbox.snapshot()).not.toEqual(before);
  await call('DELETE /roles/7');
  expect(sandbox.snapshot()).toEqual(before);
  expect(sandbox.snapshot({ events: true })).not.toHaveProperty('events.length', 0);
  expect(sandbox.snapshot({ sequences: true })).toMatchObject({ sequences: { role: 7 } });
});

test('compares instances that took other numbers by name', async () => {
  const seed = {
    users: [{ username: 'ann' }],
    groups: [{ name: 'crew', users: ['ann'] }],
    projects: [{ id: 'p', access: [{ role: 'Owner', users: ['ann'], groups: ['crew'] }] }],
  };
  const { sandbox: one } = await open({ seed, token: 'one' });
  const { sandbox: other } = await open({
    seed: { ...seed, users: [{ username: 'gone' }, { username: 'ann' }] },
    token: 'two',
  });
  expect(other.snapshot({ named: true })).not.toEqual(one.snapshot({ named: true }));
  other.store.accounts.delete(2);
  expect(other.snapshot()).not.toEqual(one.snapshot());
  expect(other.snapshot({ named: true })).toEqual(one.snapshot({ named: true }));
});

test('goes back to a checkpoint', async () => {
  const { sandbox, call } = await open();
  const moment = sandbox.checkpoint();
  await call('POST /roles', { name: 'a' });
  sandbox.restore(moment);
  expect(at(await call('GET /roles'), 'roles')).toHaveLength(6);
  expect(at(await call('POST /roles', { name: 'b' }), 'roles', 'id')).toBe(7);
});

test('rejects a taken port, and stops with connections still open', async () => {
  const { sandbox } = await open();
  await fetch(sandbox.url);
  await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('holds its own answers to the contract', () => {
  expect(() => checkAnswer('getRoles', 200, { version: 1, roles: [{ id: 'x' }] })).toThrow(NonConformingAnswer);
  expect(() => checkAnswer('getRoles', 200, { version: 1, roles: [], more: 1 })).toThrow(/getRoles 200.*\(more\)/);
  expect(() => checkAnswer('createRole', 201, {})).toThrow(/no answer 201 for createRole/);
  expect(() => checkAnswer('deleteRole', 200, {})).toThrow(/no body for deleteRole 200/);
  expect(() => checkAnswer('deleteRole', 200, undefined)).not.toThrow();
});

test('answers its own mistakes as such', async () => {
  const { sandbox, call } = await open();
  const role = sandbox.store.roles.get(1);
  Reflect.set(role ?? {}, 'type', 7);
  expect(await call('GET /roles')).toMatchObject({
    status: 500,
    body: { name: 'SandboxBug', message: expect.stringMatching(/getRoles 200 breaks the contract/) },
  });
});

test('answers every one of many requests at a time', async () => {
  const { sandbox, call } = await open();
  const made = await Promise.all(
    Array.from({ length: 100 }, (_, index) => call('POST /user-admin', { username: `u${index}`, rootRole: 3 })),
  );
  expect(new Set(made.map((answer) => at(answer, 'id'))).size).toBe(100);
  expect(sandbox.store.accounts.size).toBe(101);
});
