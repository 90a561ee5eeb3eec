// What is known of a call: its secrets are collected when a text is to be shown, and not before.
import { expect, test } from 'vitest';
import { describeCall } from '../../src/admin-api/describe-call.ts';
import { readOptions } from '../../src/admin-api/options.ts';

test('looks into a body only when somebody reads what is shown of it, and once', () => {
  let looked = 0;
  const body = {
    get password() {
      looked += 1;
      return 'Correct-horse-1';
    },
  };
  const settings = readOptions({ url: 'https://unleash.example.com', token: 'secret-token', env: {} });
  const call = describeCall('changeUserPassword', { path: { id: 7 }, query: {}, body }, {}, settings);
  expect(looked).toBe(0);
  expect(call.scrub('it says Correct-horse-1 to secret-token')).toBe('it says *** to ***');
  expect(call.body).toEqual({ password: '***' });
  const before = looked;
  expect([call.scrub('Correct-horse-1'), call.body]).toEqual(['***', { password: '***' }]);
  expect(looked).toBe(before);
});
