// What an entry of the login history is called, and how much it matters.
import type { Login } from '../log/login-log.ts';
import type { Severity } from './severity.ts';

interface LoginKind {
  readonly type: 'login' | 'login-failed';
  readonly severity: Severity;
}

export const loginKind = ({ successful }: Pick<Login, 'successful'>): LoginKind =>
  successful ? { type: 'login', severity: 'informational' } : { type: 'login-failed', severity: 'medium' };
