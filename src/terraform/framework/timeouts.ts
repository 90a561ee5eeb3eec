// How long one object may take, for operations that can be made to wait.
import type { ObjectValue } from '../protocol/index.ts';
import { type Constraint, isObject, optional, type Roles } from './attributes/index.ts';
import type { Diagnostics } from './report.ts';

type Operation = 'create' | 'read' | 'update' | 'delete';

const units: { readonly [unit: string]: number } = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const duration: Constraint<string> = (text) =>
  !parseDuration(text)
    ? `${JSON.stringify(text)} is not a duration longer than nothing. Write one such as "30s", "10m" or "1h30m".`
    : undefined;

const limit = (operation: Operation) =>
  optional
    .string(`How long its ${operation} may take, waiting included, such as \`10m\`; left out, there is no such limit.`)
    .check(duration);

/** Attribute for resources whose operations may wait, such as for a rate limit. It is the provider's own and never sent. */
export const timeouts = () =>
  optional
    .object(
      { create: limit('create'), read: limit('read'), update: limit('update'), delete: limit('delete') },
      'How long operations on this object may take before they fail. Left out, there is no such limit.',
    )
    .local()
    .inRole('timeouts');

/** What the attribute with this role allows for one operation that begins now. */
interface TimeLimit {
  /** Aborts when the time is up. */
  readonly signal: AbortSignal;
  /** Adds to a failed report that it was the limit that ended the operation, if it was. */
  explain(report: Diagnostics): void;
}

/** Undefined when the object sets no limit. */
export function timeLimit(
  { timeouts: name }: Roles,
  model: ObjectValue | null,
  operation: Operation,
): TimeLimit | undefined {
  if (name === undefined) return undefined;
  const limits = model?.[name];
  const text = isObject(limits) ? limits[operation] : undefined;
  const allowed = typeof text === 'string' ? parseDuration(text) : undefined;
  if (allowed === undefined) return undefined;
  const signal = AbortSignal.timeout(Math.min(Math.ceil(allowed), longestTimer));
  return {
    signal,
    explain: (report) => {
      if (!report.failed || !signal.aborted) return;
      report.error(
        `The ${operation} ran out of time`,
        `It was ended because ${name} allows ${text} for a ${operation}. Allow more if the service needs it.`,
        [{ attribute: name }, { attribute: operation }],
      );
    },
  };
}

/** Milliseconds, some 25 days: a longer timer would go off at once. */
const longestTimer = 2 ** 31 - 1;

/** Milliseconds of a duration such as `1h30m`, or undefined when the text is not a duration. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  return [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * units[unit!]!,
    0,
  );
}
