// The written form of a fail rule: WHAT:HOW and options, as given to `--fail`.
import { operations } from '../../admin-api/generated/operations.ts';
import type { OperationId } from '../../admin-api/generated/operations.ts';
import type { FailRule, Failure } from './fail.ts';

/** A rule that cannot be read: the message says why and shows one that can. */
export class FailRuleError extends Error {}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', '*'];
const words = ['reset-before', 'reset-after', 'truncate', 'html', 'hang'] as const;
const example = 'createRole:503:times=2 or "PUT /api/admin/projects/*:reset-after"';

/**
 * `WHAT:HOW[:times=N|always][:after=N][:retry-after=SECONDS]`. WHAT is an operation id, or a method (`*` for any) and a
 * path in which `*` stands for one segment and `**` for any rest. HOW is a status from 400 to 599, `reset-before`,
 * `reset-after`, `truncate`, `html`, `hang`, or `slow=MS`.
 */
export function parseFailRule(text: string): FailRule {
  const [what = '', how = '', ...options] = text.split(':').map((part) => part.trim());
  const rule: FailRule = { ...parseTarget(text, what), how: parseHow(text, how) };
  for (const option of options) {
    const [key, value = ''] = option.split('=');
    if (key === 'times' && value === 'always') rule.times = 'always';
    else if (key === 'times') rule.times = parseCount(text, 'times', value, 1);
    else if (key === 'after') rule.after = parseCount(text, 'after', value, 0);
    else if (key === 'retry-after' && typeof rule.how === 'object' && 'status' in rule.how) {
      rule.how.retryAfter = parseCount(text, 'retry-after', value, 0);
    } else
      throw wrong(
        text,
        `the option "${option}" is not known here: use times=N, after=N or, with a status, retry-after=SECONDS`,
      );
  }
  return rule;
}

function parseTarget(text: string, what: string): Pick<FailRule, 'operation' | 'method' | 'path'> {
  if (isOperation(what)) return { operation: what };
  const [, method = '', path] = /^(\S+)\s+(\/\S*)$/.exec(what) ?? [];
  if (path === undefined)
    throw wrong(text, `"${what}" is neither an operation of the admin API nor a method and a path`);
  if (!methods.includes(method.toUpperCase())) throw wrong(text, `"${method}" is not one of ${methods.join(', ')}`);
  return { method: method.toUpperCase(), path };
}

function isOperation(id: string): id is OperationId {
  return Object.hasOwn(operations, id);
}

function parseHow(text: string, how: string): Failure {
  const word = words.find((known) => known === how);
  if (word !== undefined) return word;
  if (/^[45]\d\d$/.test(how)) return { status: Number(how) };
  const [, ms] = /^slow=(\d{1,7})$/.exec(how) ?? [];
  if (ms !== undefined) return { slow: Number(ms) };
  throw wrong(text, `"${how}" is not a way to fail: use a status from 400 to 599, ${words.join(', ')} or slow=MS`);
}

function parseCount(text: string, name: string, value: string, least: number): number {
  const count = /^\d{1,9}$/.test(value) ? Number(value) : -1;
  if (count < least) throw wrong(text, `${name} must be a whole number from ${least} on, not "${value}"`);
  return count;
}

function wrong(text: string, reason: string): FailRuleError {
  return new FailRuleError(`the fail rule "${text}" cannot be read: ${reason}. Example: ${example}`);
}
