// Parameters of integrations: Unleash hides the secret ones, and state holds what the configuration said of them.
import type { OperationAnswer } from '../../src/admin-api/index.ts';

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

interface Wanted {
  readonly parameters: ReadonlyMap<string, string> | null;
  readonly parameters_wo: ReadonlyMap<string, string> | null;
  readonly parameters_wo_version: number | null;
}

/**
 * The parameters of an update: a secret goes only when it changed or its version did, and stays as Unleash has it otherwise,
 * also where somebody set another one by hand.
 */
export function changedParameters(shown: Shown, prior: Wanted | null, wanted: Wanted): Record<string, string> {
  const stated = prior?.parameters ?? new Map<string, string>();
  const isHidden = (name: string) => shown[name] === mask;
  const sent = [...(wanted.parameters ?? [])].map(([name, value]): [string, string] => {
    const isKept = isHidden(name) && stated.get(name) === value;
    return [name, isKept ? mask : value];
  });
  if (wanted.parameters_wo_version !== (prior?.parameters_wo_version ?? null))
    return Object.fromEntries([...sent, ...(wanted.parameters_wo ?? [])]);
  // What the configuration never mentioned, or keeps out of state, stays; what has left it goes.
  const others = Object.keys(shown).filter(
    (name) => isHidden(name) && (!stated.has(name) || wanted.parameters_wo?.has(name)),
  );
  return Object.fromEntries([...others.map((name) => [name, mask]), ...sent]);
}
