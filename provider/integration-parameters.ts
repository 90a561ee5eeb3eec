// Parameters of integrations: Unleash hides the secret ones, and state holds what the configuration said of them.
import type { OperationAnswer } from '../src/admin-api/index.ts';

type Shown = OperationAnswer<'getAddon'>['parameters'];

/** What Unleash shows instead of a secret. Sent back, it keeps the secret. */
const mask = '*****';

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** The parameters that Unleash shows, null when there are none. */
export function visibleParameters(shown: Shown): Map<string, string> | null {
  const visible = Object.entries(shown).filter(([, value]) => value !== mask && value !== null);
  return visible.length === 0 ? null : new Map(visible.map(([name, value]) => [name, text(value)]));
}

/** Whether what Unleash shows can be what state says: equal as far as it shows, with a secret for each name that it hides. */
export function accordsWith(shown: Shown, stated: ReadonlyMap<string, string>): boolean {
  const visible = visibleParameters(shown) ?? new Map<string, string>();
  const fits = ([name, value]: [string, string]) => shown[name] === mask || visible.get(name) === value;
  return [...stated].every(fits) && [...visible.keys()].every((name) => stated.has(name));
}

/** Secrets that the configuration has never mentioned, as masks. */
export function untouchedSecrets(shown: Shown, mentioned: ReadonlyMap<string, string> | null): Record<string, string> {
  const names = Object.keys(shown).filter((name) => shown[name] === mask && !mentioned?.has(name));
  return Object.fromEntries(names.map((name) => [name, mask]));
}
