// The `timeouts` attribute: how long one object may take, for operations that can be made to wait.
import type { ObjectValue } from '../protocol/index.ts';
import { type Constraint, isObject, optional } from './attributes/index.ts';

export type Operation = 'create' | 'read' | 'update' | 'delete';

const units: { readonly [unit: string]: number } = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const duration: Constraint<string> = (text) =>
  parseDuration(text) === undefined
    ? `"${text}" is not a duration. Write one such as "30s", "10m" or "1h30m".`
    : undefined;

const limit = (operation: Operation) =>
  optional.string(`How long a ${operation} may take, waiting included, such as \`10m\`.`).check(duration);

/** Attribute for resources whose operations may wait, such as for a rate limit. It is the provider's own and never sent. */
export const timeouts = () =>
  optional
    .object(
      { create: limit('create'), read: limit('read'), update: limit('update'), delete: limit('delete') },
      'How long operations on this object may take before they fail.',
    )
    .local();

/** Milliseconds that an object's `timeouts` attribute allows, or undefined when it sets no limit. */
export function timeoutOf(model: ObjectValue | null, operation: Operation): number | undefined {
  const limits = model?.timeouts;
  const text = isObject(limits) ? limits[operation] : undefined;
  return typeof text === 'string' ? parseDuration(text) : undefined;
}

/** Milliseconds of a duration such as `1h30m`, or undefined when the text is none. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)) return undefined;
  return [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * units[unit!]!,
    0,
  );
}
