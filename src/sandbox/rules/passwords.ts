// Passwords: how strong they must be, and what is kept of them.
import { createHash } from 'node:crypto';
import { Refusal, weakPassword } from '../failures/errors.ts';

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

export function checkPassword(password: string): void {
  if (password === '') throw emptyPassword();
  const weaknesses = rules.filter(([holds]) => !holds(password)).map(([, message]) => message);
  if (weaknesses.length > 0) throw weakPassword(weaknesses);
}

function emptyPassword(): Refusal {
  const message = 'Password cannot be empty or undefined';
  return new Refusal(400, 'PasswordUndefinedError', message, [{ validationErrors: [], message }]);
}
