// Failing on command: rules say which requests go wrong, how, and how often.
import type { OperationId } from '../../admin-api/generated/operations.ts';

/**
 * What happens instead of a good answer. `status` answers it (with `body` as JSON, else a plain Unleash error; with
 * `Retry-After` in seconds when given); the others break the connection or the answer:
 * - `reset-before` closes the socket before the request is handled, `reset-after` afterwards, unanswered;
 * - `truncate` handles the request and cuts the JSON answer in half; `html` answers a proxy's 502 page;
 * - `hang` never answers; `slow` waits that many milliseconds and then answers well.
 */
export type Failure =
  | { status: number; body?: unknown; retryAfter?: number }
  | 'reset-before'
  | 'reset-after'
  | 'truncate'
  | 'html'
  | 'hang'
  | { slow: number };

export interface FailRule {
  /** One operation of the contract. Either this or `path`. */
  operation?: OperationId;
  /** An HTTP method, `*` for any. Goes with `path`. */
  method?: string;
  /** A path: `*` stands for one segment or a part of it, `**` for any rest. */
  path?: string;
  /** How many matching requests fail, 1 when left out. */
  times?: number | 'always';
  /** How many matching requests go well first. */
  after?: number;
  how: Failure;
}

export interface Failures {
  add(rule: FailRule): void;
  clear(): void;
  /** The failure for this request, if a rule has one left. Counts the request. */
  next(method: string, path: string, operation: OperationId | undefined): Failure | undefined;
}

export function createFailures(rules: readonly FailRule[] = []): Failures {
  let armed: {
    matches: (method: string, path: string, operation?: string) => boolean;
    rule: FailRule;
    seen: number;
  }[] = [];
  const add = (rule: FailRule) => armed.push({ matches: createMatcher(rule), rule, seen: 0 });
  for (const rule of rules) add(rule);
  return {
    add,
    clear() {
      armed = [];
    },
    next(method, path, operation) {
      for (const entry of armed) {
        const { after = 0, times = 1, how } = entry.rule;
        if (!entry.matches(method, path, operation)) continue;
        entry.seen += 1;
        if (entry.seen > after && (times === 'always' || entry.seen <= after + times)) return how;
      }
      return undefined;
    },
  };
}

function createMatcher(rule: FailRule): (method: string, path: string, operation?: string) => boolean {
  if (rule.operation !== undefined) return (_method, _path, operation) => operation === rule.operation;
  if (rule.path === undefined) throw new TypeError('a fail rule needs an operation or a path');
  const method = rule.method?.toUpperCase() ?? '*';
  const pattern = rule.path
    .split(/(\*\*|\*)/)
    .map((part) => (part === '**' ? '.*' : part === '*' ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('');
  const path = new RegExp(`^${pattern}/?$`, 'i');
  return (given, at) => (method === '*' || method === given) && path.test(at);
}
