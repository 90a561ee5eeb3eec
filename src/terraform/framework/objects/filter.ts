// Which of all objects of a resource somebody asks for: by values of attributes, and by conditions of the resource's own.
import { type AnyAttribute, Attribute, type Attributes, listed, type Model } from '../attributes/index.ts';
import type { Resource } from '../resource.ts';

/** Optional attributes, by which a person says which objects are meant; none where a resource has no data sources. */
export function filterAttributes<Api>({ attributes, dataSources }: Resource<Api>): Attributes {
  const { filters = [], where = {} } = dataSources ?? {};
  const byAttribute = filters.map((name): [string, AnyAttribute] => {
    const { kind, facts } = attributes[name]!;
    const same = facts.sameAs ? { sameAs: facts.sameAs } : {};
    const values = facts.constraints?.flatMap((constraint) => constraint.values ?? []) ?? [];
    const such = values.length === 0 ? '' : `, such as ${listed(values, 'or')}`;
    return [name, new Attribute(kind, 'optional', `Only those whose \`${name}\` is this${such}.`, same)];
  });
  const byCondition = Object.entries(where).map(([name, { attribute }]): [string, AnyAttribute] => [name, attribute]);
  return Object.fromEntries([...byAttribute, ...byCondition]);
}

/** What a `list` block may say: which of all objects are meant. */
export const asList = <Api>(resource: Resource<Api>) => ({
  name: resource.name,
  description: resource.dataSources?.description ?? `All objects that \`${resource.name}\` can manage.`,
  attributes: filterAttributes(resource),
});

/** Those that fit every filter in `wanted`; null is no filter. */
export async function keepMatching<Api, O extends { readonly shown: Model }>(
  { attributes, dataSources }: Resource<Api>,
  api: Api,
  wanted: Model,
  objects: readonly O[],
): Promise<O[]> {
  const { filters = [], where = {} } = dataSources ?? {};
  const set = (name: string) => (wanted[name] ?? null) !== null;
  let kept = [...objects];
  for (const name of filters.filter(set))
    kept = kept.filter(({ shown }) => matches(attributes[name]!, shown, wanted, name));
  for (const [name, { keep }] of Object.entries(where)) {
    if (!set(name)) continue;
    const isWanted = await keep(api, wanted[name]);
    kept = kept.filter(({ shown }) => isWanted(shown));
  }
  return kept;
}

/** Whether an object has the wanted value; one that does not say has none. */
export const matches = (attribute: AnyAttribute, shown: Model, wanted: Model, name: string): boolean =>
  shown[name] !== undefined && attribute.same(shown[name], wanted[name]);
