// The rule for e-mail addresses, but for the list of top-level domains that servers know.
import { invalidValue } from '../failures/errors.ts';

const local = /^(?!\.)(?!.*\.\.)[^\s@"(),:;<>[\]\\]+(?<!\.)$/;
const label = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** An empty address counts as none. */
export function checkEmail(email: string | undefined): void {
  if (!email || isEmail(email)) return;
  throw invalidValue(`"value" must be a valid email. You provided ${JSON.stringify(email)}.`);
}

function isEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  const labels = email.slice(at + 1).split('.');
  const top = labels.at(-1) ?? '';
  if (!local.test(email.slice(0, Math.max(at, 0))) || labels.length < 2) return false;
  return labels.every((one) => label.test(one)) && top.length > 1 && !/^\d+$/.test(top);
}
