// Two providers in one process, such as two aliases of one configuration, share nothing.
import { expect, test } from 'vitest';
import { asUnleash, boundTo } from '../../provider/connection/unleash.ts';
import { createAdminApi } from '../../src/admin-api/index.ts';

const connect = (token: string) =>
  asUnleash(
    createAdminApi({ url: 'http://unleash.test', token, env: {}, fetch: async () => Response.json({}) }),
    token,
  );

const never = new Promise<never>(() => {});

test('they do not wait for each other, and each one waits for itself, whatever its signals', async () => {
  const [one, other] = [connect('one'), connect('other')];
  void one.inTurn('cors', () => never);
  expect(await other.inTurn('cors', async () => 'done')).toBe('done');
  const later = boundTo(one, {}).inTurn('cors', async () => 'done');
  expect(await Promise.race([later, Promise.resolve('waits')])).toBe('waits');
});

test('each one knows its own token and its own plan', () => {
  const [one, other] = [connect('Bearer one'), connect('other')];
  expect(boundTo(one, {}).usesToken((own) => own === 'one')).toBe(true);
  expect(other.usesToken((own) => own === 'one')).toBe(false);
  boundTo(one, {}).planSoFar.leavingOrigins.add('https://a.example.com');
  expect(one.planSoFar.leavingOrigins.size).toBe(1);
  expect(other.planSoFar.leavingOrigins.size).toBe(0);
});
