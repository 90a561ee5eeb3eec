// The data sources that follow from a resource: one object by what names it, and many by filters.
import type { ObjectValue, Value } from '../protocol/index.ts';
import { type AnyAttribute, Attribute, type Attributes, asComputed, computed } from './attributes/index.ts';
import type { DataSource } from './define-data-source.ts';
import type { Lookup, Resource } from './define-resource.ts';
import { ResourceFailure } from './failure.ts';

type Named = { readonly name: string };
type Model = { readonly [name: string]: Value };

/** Two data sources for a resource with a `lookup`, none for others. */
export function dataSourcesOf<Api>(resource: Resource<Api>): DataSource<Api>[] {
  const { lookup } = resource;
  return lookup ? [one(resource, lookup), many(resource, lookup)] : [];
}

function one<Api>(resource: Resource<Api>, { by, edition }: Lookup<Api>): DataSource<Api> {
  const keys = new Set(by);
  const attributes = mapAttributes(visible(resource), (attribute, name) =>
    keys.has(name)
      ? new Attribute(attribute.kind, 'optionalComputed', attribute.description, {})
      : asComputed(attribute),
  );
  const choice = by.map((name) => `\`${name}\``).join(' or ');
  return {
    name: resource.name,
    description: `One object of this kind, by its ${choice}. ${resource.description}`,
    ...editionOf(resource, edition),
    attributes,
    validate: (config, { error }) => {
      if (by.every((name) => config[name] === null)) {
        error(`Missing ${by.join(' or ')}`, `Set ${choice.replaceAll('`', '')} to say which one to look up.`, [by[0]!]);
      }
    },
    read: async (api, config) => {
      const wanted = by.filter((name) => config[name] !== null);
      const states = (await resource.list!(api)).map((item: unknown) => resource.toState(item) as Model);
      const found = states.filter((state: Model) =>
        wanted.every((name) => matches(resource.attributes[name], state[name], config[name])),
      );
      const said = wanted.map((name) => `${name} = ${JSON.stringify(config[name])}`).join(' and ');
      if (found.length !== 1) {
        throw new ResourceFailure(
          found.length === 0
            ? `There is none with ${said}.`
            : `There are ${found.length} with ${said}. Look it up by something that only one of them has.`,
        );
      }
      return pick(attributes, await whole(api, resource, found[0]!));
    },
  };
}

function editionOf<Api>(resource: Resource<Api>, lookup: Lookup<Api>['edition']): Pick<DataSource<Api>, 'edition'> {
  const edition = lookup ?? resource.edition;
  return edition && edition !== 'open-source' ? { edition } : {};
}

/** Lists may lack fields, so the one that was found is read by its identity. */
async function whole<Api>(api: Api, resource: Resource<Api>, state: Model): Promise<Model> {
  if (!resource.read || resource.readFromList || resource.identity.length === 0) return state;
  const identity = Object.fromEntries(resource.identity.map((name) => [name, state[name]]));
  const item: unknown = await resource.read(api, identity);
  return item === null ? state : (resource.toState(item) as Model);
}

function many<Api>(resource: Resource<Api>, { plural, filters, edition, where = {} }: Lookup<Api>): DataSource<Api> {
  const lacking = new Set(resource.listLacks ?? []);
  const shown = Object.fromEntries(Object.entries(visible(resource)).filter(([name]) => !lacking.has(name)));
  const members = mapAttributes(shown, asComputed);
  const byAttribute = mapAttributes(pickAttributes(shown, filters), ({ kind, facts }, name) => {
    const same = facts.sameAs ? { sameAs: facts.sameAs } : {};
    return new Attribute(kind, 'optional', `Only those whose \`${name}\` is this.`, same);
  });
  const byCondition = Object.fromEntries(Object.entries(where).map(([name, { attribute }]) => [name, attribute]));
  return {
    name: plural,
    description: `All objects of the kind \`${resource.name}\`, whoever made them, or those that fit every filter.`,
    ...editionOf(resource, edition),
    attributes: {
      ...byAttribute,
      ...byCondition,
      [plural]: computed.listOf(members, 'Those that were found, in the order of their identity.'),
    },
    read: async (api, config) => {
      const items: readonly unknown[] = await resource.list!(api);
      let states = items.map((item) => resource.toState(item) as Model);
      for (const [name, attribute] of Object.entries(byAttribute)) {
        if (config[name] !== null) states = states.filter((state) => matches(attribute, state[name], config[name]));
      }
      for (const [name, { keep }] of Object.entries(where)) {
        if (config[name] === null) continue;
        const keeps = await keep(api, config[name] as never);
        states = states.filter((state) => keeps(state as never));
      }
      return { ...config, [plural]: inOrder(resource, states).map((state) => pick(members, state)) };
    },
  };
}

const visible = ({ attributes }: Resource): Attributes =>
  Object.fromEntries(
    Object.entries(attributes as Attributes).filter(([, { facts }]) => !facts.notReturned && !facts.sensitive),
  );

const mapAttributes = (
  attributes: Attributes,
  change: (attribute: AnyAttribute, name: string) => AnyAttribute,
): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, change(attribute, name)]));

const pickAttributes = (attributes: Attributes, names: readonly string[]): Attributes =>
  Object.fromEntries(names.map((name) => [name, attributes[name]!]));

const pick = (attributes: Attributes, state: Model): ObjectValue =>
  Object.fromEntries(Object.keys(attributes).map((name) => [name, state[name] ?? null]));

const matches = (attribute: AnyAttribute, value: Value, wanted: unknown) =>
  value !== undefined && attribute.same(value, wanted as Value);

/** Servers list in whatever order; a list that is the same must not look changed. */
function inOrder({ identity }: Pick<Resource, 'identity'> & Named, states: readonly Model[]): Model[] {
  const key = (state: Model) => identity.map((name) => String(state[name]));
  return [...states].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const index = left.findIndex((part, at) => part !== right[at]);
    return index < 0 ? 0 : left[index]!.localeCompare(right[index]!, 'en', { numeric: true });
  });
}
