// The facts of a plan: what its configuration makes of an instance, as far as that is known before it is applied.
import { type Planned, type PlannedValue, readPlan } from '../../inventory/index.ts';
import { Facts } from './facts.ts';
import { fillReferences } from './fill-references.ts';
import { intoWholes } from './into-wholes.ts';
import { Thing } from './thing.ts';

const unknown = 'is not known until apply';

/** @param text what `terraform show -json` printed @throws WrongState */
export function factsOfPlan(text: string, now: Date): Facts {
  const { planned, deferred, found } = readPlan(text);
  const ours = planned.filter(({ type }) => type.startsWith('unleash_'));
  const made = new Set(ours.filter(({ values }) => values.id === undefined).map(({ address }) => address));
  const types = new Map(ours.map(({ address, type }) => [address, type]));
  const typed = (addresses: readonly string[] | null) => addresses?.filter((address) => made.has(address)) ?? null;
  const things = ours.map((one) => {
    const candidates = new Map([...one.references].map(([attribute, some]) => [attribute, typed(some)] as const));
    return new Thing({
      ...{ type: one.type, address: one.address, missing: unknown, id: idOf(one), candidates, secret: one.marked },
      values: fillReferences(one.values, candidates, (address) => types.get(address)),
    });
  });
  const later = deferred
    .filter(({ type }) => type.startsWith('unleash_'))
    .map(({ type, address }) => nothingOf(type, address, 'is not known: Terraform puts it off to a later plan'));
  const seen = found.map(({ type, values }) => foundOf(type, values as Planned['values']));
  const wholes = [...intoWholes(things), ...later];
  const environments = [...seen, ...wholes].filter(({ type }) => type === 'unleash_environment');
  return new Facts({
    ...{ source: 'plan', edition: 'enterprise', things: wholes, found: seen, hidden: [], now },
    environmentTypes: new Map(
      environments.flatMap(({ values: { name, type } }) =>
        typeof name === 'string' && typeof type === 'string' ? [[name, type]] : [],
      ),
    ),
  });
}

const isId = (value: PlannedValue) => typeof value === 'string' || typeof value === 'number';

/** What Terraform has not made yet has no number, and is known by its address until then. */
function idOf({ address, type, values: { id, name } }: Planned): string {
  if (isId(id)) return String(id);
  return type === 'unleash_environment' && isId(name) ? String(name) : address;
}

const nothingOf = (type: string, address: string, missing: string) =>
  new Thing({
    ...{ type, id: address, address, missing, values: {}, secret: new Set<string>(), candidates: new Map() },
  });

const foundOf = (type: string, values: Planned['values']) =>
  new Thing({
    ...{ type, id: String(values.id), address: null, missing: unknown, values, secret: new Set<string>() },
    candidates: new Map(),
  });
