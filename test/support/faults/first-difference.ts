// Says in one line where two values differ.

/** Such as `roles.Developer.permissions: 2 -> 3`; undefined when they are equal. */
export function firstDifference(wanted: unknown, found: unknown, at = ''): string | undefined {
  if (!isObject(wanted) || !isObject(found)) {
    return Object.is(wanted, found) ? undefined : `${at}: wanted ${show(wanted)}, found ${show(found)}`;
  }
  for (const key of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
    const difference = firstDifference(wanted[key], found[key], at === '' ? key : `${at}.${key}`);
    if (difference) return difference;
  }
  return undefined;
}

const isObject = (value: unknown): value is { [key: string]: unknown } => typeof value === 'object' && value !== null;
const show = (value: unknown) => JSON.stringify(value) ?? 'nothing';
