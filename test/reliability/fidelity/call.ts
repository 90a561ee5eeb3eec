// How calls of a sequence are told apart and printed.
import type { Reference, SomeCall } from '../../calls/some.ts';

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'latest' in value && 'but' in value;
}

/** The shortest text that tells calls of a sequence apart. */
export function describeCall({ operation, parts, by }: SomeCall): string {
  const told = Object.entries(parts).map(([name, value]) =>
    name === 'body' ? describe(value) : `${name}=${describe(value)}`,
  );
  return [operation, ...told, ...(by ? [`as ${by}`] : [])].join(' ');
}

function describe(value: unknown): string {
  const named = JSON.stringify(value, (_, item) => (isReference(item) ? `<${item.latest} ${item.but}>` : item)) ?? '';
  return named.length > 400 ? `${named.slice(0, 400)}…` : named;
}
