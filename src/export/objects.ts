// First step: which objects a configuration declares, and why each of the others is left out.
import type { Held, Inventory } from '../inventory/index.ts';
import { configurationOf, type Model, problemsOf, type Resource } from '../terraform/framework/index.ts';
import { isLifted } from './secrets.ts';

export interface LeftOut {
  readonly held: Held;
  /** A sentence. */
  readonly reason: string;
}

interface Choice {
  readonly chosen: readonly Held[];
  readonly leftOut: readonly LeftOut[];
}

/** Whether the objects of a resource are written as such; what is a part of another one is written as that one. */
export const isWritten = ({ partOf }: Resource): boolean => partOf === undefined;

export function chooseObjects({ held }: Inventory): Choice {
  const chosen: Held[] = [];
  const leftOut: LeftOut[] = [];
  const meant = importable(held);
  for (const object of held) {
    const reason = object.resource.leftAlone?.(object.item) ?? (meant.has(object) ? whyInvalid(object) : isAmbiguous);
    if (reason === undefined) chosen.push(object);
    else leftOut.push({ held: object, reason });
  }
  return { chosen, leftOut };
}

const isAmbiguous = 'Others have the same name, so that no import could tell which one is meant.';

/** Those that their import id alone can mean. */
function importable(held: readonly Held[]): ReadonlySet<Held> {
  const byId = new Map<string, Held[]>();
  for (const object of held) {
    const key = `${object.typeName} ${object.importId}`;
    byId.set(key, [...(byId.get(key) ?? []), object]);
  }
  const meant = [...byId.values()].flatMap((same) => {
    const preferred = same.filter(({ resource, state }) => resource.importName?.prefers?.(state));
    const [only, ...others] = preferred.length > 0 ? preferred : same;
    return only && others.length === 0 ? [only] : [];
  });
  return new Set(meant);
}

/** Servers hold what their own rules would refuse today. */
function whyInvalid({ resource, item, state }: Held): string | undefined {
  const kept = resource.keptInStep?.(item) ?? [];
  const config: Model = { ...configurationOf(resource.attributes, state) };
  for (const [name, attribute] of Object.entries(resource.attributes)) {
    // A secret is for whoever uses the configuration to give.
    if (isLifted(attribute, state[name])) config[name] = undefined;
    if (kept.includes(name)) config[name] = null;
  }
  const [problem] = problemsOf(resource, config);
  return problem === undefined ? undefined : `No configuration could say it: ${problem}`;
}
