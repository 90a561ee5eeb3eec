// Changing the password of a user: the one place, besides validation, where its strength is checked.
import { createHash } from 'node:crypto';
import type { Endpoints } from '../endpoint.ts';
import { databaseError, fitInteger, Refusal, weakPassword } from '../failures/errors.ts';
import { findUser } from '../state/find.ts';
import { checkIsNotProvisioned } from '../endpoints/scim.ts';

export const passwords = {
  changeUserPassword: {
    needs: ['ADMIN'],
    handle({ store, params, body, edition }) {
      const account = edition === 'oss' ? store.accounts.get(params.id) : findUser(store, params.id);
      checkIsNotProvisioned(store, edition, account);
      const { password } = body;
      if (password === '') throw emptyPassword();
      const weaknesses = findWeaknesses(password);
      if (weaknesses.length > 0) throw weakPassword(weaknesses);
      fitInteger('update "users"', params.id);
      if (account === undefined) {
        throw databaseError(
          'insert into "used_passwords" - insert or update on table "used_passwords" violates foreign key constraint "used_passwords_user_id_fkey"',
        );
      }
      account.passwordHash = hashPassword(password);
      delete account.inviteLink;
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

/** Enough to see that a password changed; nobody logs in here. */
export function hashPassword(password: string): string {
  return createHash('sha256').update(password).digest('hex');
}

const rules: readonly [(password: string) => boolean, string][] = [
  [(password) => password.length >= 10, 'The password must be at least 10 characters long.'],
  [(password) => password.length <= 128, 'The password must be fewer than 128 characters.'],
  [
    (password) => !/(.)\1{2,}/.test(password),
    'The password may not contain sequences of three or more repeated characters.',
  ],
  [(password) => /[a-z]/.test(password), 'The password must contain at least one lowercase letter.'],
  [(password) => /[A-Z]/.test(password), 'The password must contain at least one uppercase letter.'],
  [(password) => /[0-9]/.test(password), 'The password must contain at least one number.'],
  [(password) => /[^A-Za-z0-9]/.test(password), 'The password must contain at least one special character.'],
];

function findWeaknesses(password: string): string[] {
  return rules.filter(([holds]) => !holds(password)).map(([, message]) => message);
}

function emptyPassword(): Refusal {
  const message = 'Password cannot be empty or undefined';
  return new Refusal(400, 'PasswordUndefinedError', message, [{ validationErrors: [], message }]);
}
