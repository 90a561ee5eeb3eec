// People whom nobody has seen for long: a row for each of their tokens, and a deletion that asks nothing.
import { expect, test } from 'vitest';
import { at, open } from './call.ts';

const dayMs = 86_400_000;

test('whoever is older than half a year is inactive, once for each token, and service accounts never', async () => {
  let now = Date.parse('2027-01-01T00:00:00Z');
  const { sandbox, call } = await open({
    clock: () => new Date(now),
    seed: { users: [{ email: 'ann@example.com' }, { username: 'bob' }] },
  });
  await call('POST /service-account', { username: 'robot', name: 'Robot', rootRole: 2 });
  expect((await call('GET /user-admin/inactive')).body).toEqual({ version: 1, inactiveUsers: [] });
  sandbox.createToken({ user: 2 });
  sandbox.createToken({ user: 2 });
  now += 181 * dayMs;
  const inactive = at(await call('GET /user-admin/inactive'), 'inactiveUsers') as {
    id: number;
    email: string | null;
  }[];
  expect(inactive.map(({ id, email }) => [id, email])).toEqual([
    [1, null],
    [2, 'ann@example.com'],
    [2, 'ann@example.com'],
    [3, null],
  ]);
});

test('a deletion leaves the caller out, and stops at the first who is not there', async () => {
  const { call } = await open({
    seed: { users: [{ email: 'ann@example.com', token: 'user:ann', rootRole: 'Admin' }, { username: 'bob' }] },
  });
  const remove = (ids: readonly number[]) => call('POST /user-admin/inactive/delete', { ids }, 'user:ann');
  const there = async (id: number) => (await call(`GET /user-admin/${id}`)).status;
  expect((await remove([2, 3])).status).toBe(200);
  expect([await there(2), await there(3)]).toEqual([200, 404]);
  expect((await remove([99, 1])).status).toBe(404);
  expect(await there(1)).toBe(200);
});

test('a password link is mailed once a minute, and shown in the list until it is used', async () => {
  let now = Date.parse('2027-01-01T00:00:00Z');
  const { call } = await open({ clock: () => new Date(now), seed: { users: [{ email: 'ann@example.com' }] } });
  const reset = () => call('POST /user-admin/reset-password', { id: 'Ann@example.com' });
  expect(at(await reset(), 'resetPasswordUrl')).toMatch(/\/reset-password\?token=\w+$/);
  expect(at(await call('GET /user-admin'), 'users', 1, 'inviteLink')).toMatch(/\/new-user\?token=\w+$/);
  expect((await reset()).status).toBe(429);
  now += 60_000;
  expect((await reset()).status).toBe(200);
});
