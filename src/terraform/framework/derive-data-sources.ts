// The data sources that follow from a resource: one object by what names it, and many by filters.
import { type AnyAttribute, Attribute, type Attributes, asComputed, computed, type Model } from './attributes/index.ts';
import type { DataSource } from './define-data-source.ts';
import { ResourceFailure } from './failure.ts';
import { findObject, identityOf, inOrder, listObjects } from './objects/index.ts';
import type { Offer } from './offer.ts';
import type { AnyLookup, Resource } from './resource.ts';

/** Two data sources for a resource with a `lookup`, none for others. */
export function dataSourcesOf<Api>(resource: Resource<Api>): DataSource<Api>[] {
  const { lookup } = resource;
  return lookup ? [one(resource, lookup), many(resource, lookup)] : [];
}

function one<Api>(resource: Resource<Api>, lookup: AnyLookup<Api>): DataSource<Api> {
  const { by } = lookup;
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
    ...offerOf(resource, lookup),
    attributes,
    validate: (config, { error }) => {
      if (by.every((name) => config[name] === null)) {
        error(`Missing ${by.join(' or ')}`, `Set ${choice.replaceAll('`', '')} to say which one to look up.`, [by[0]!]);
      }
    },
    read: async (api, config) => {
      const wanted = by.filter((name) => config[name] !== null);
      const states = (await listObjects(resource, api)).map(({ shown }) => shown);
      const found = states.filter((state) =>
        wanted.every((name) => matches(resource.attributes[name]!, state, config, name)),
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

const offerOf = <Api>(resource: Resource<Api>, { requires = resource.requires }: AnyLookup<Api>): Offer => ({
  ...(requires && { requires }),
  ...(resource.area !== undefined && { area: resource.area }),
});

/** Lists may leave out attributes, so the one that was found is read by its identity. */
async function whole<Api>(api: Api, resource: Resource<Api>, state: Model): Promise<Model> {
  if (!resource.read || resource.readFromList || resource.identity.length === 0) return state;
  return (await findObject(resource, api, identityOf(resource, state)))?.shown ?? state;
}

function many<Api>(resource: Resource<Api>, lookup: AnyLookup<Api>): DataSource<Api> {
  const { plural, filters, where = {} } = lookup;
  const omitted = new Set(resource.listOmits ?? []);
  const shown = Object.fromEntries(Object.entries(visible(resource)).filter(([name]) => !omitted.has(name)));
  const members = mapAttributes(shown, asComputed);
  const byAttribute = mapAttributes(pickAttributes(shown, filters), ({ kind, facts }, name) => {
    const same = facts.sameAs ? { sameAs: facts.sameAs } : {};
    return new Attribute(kind, 'optional', `Only those whose \`${name}\` is this.`, same);
  });
  const byCondition = Object.fromEntries(Object.entries(where).map(([name, { attribute }]) => [name, attribute]));
  return {
    name: plural,
    description: `All objects of the kind \`${resource.name}\`, whoever made them, or those that fit every filter.`,
    ...offerOf(resource, lookup),
    attributes: {
      ...byAttribute,
      ...byCondition,
      [plural]: computed.listOf(members, 'Those that were found, in the order of their identity.'),
    },
    read: async (api, config) => {
      let states = (await listObjects(resource, api)).map(({ shown }) => shown);
      for (const [name, attribute] of Object.entries(byAttribute)) {
        if (config[name] !== null) states = states.filter((state) => matches(attribute, state, config, name));
      }
      for (const [name, { keep }] of Object.entries(where)) {
        if (config[name] !== null) states = states.filter(await keep(api, config[name]));
      }
      return { ...config, [plural]: inOrder(resource, states).map((state) => pick(members, state)) };
    },
  };
}

const visible = ({ attributes }: Pick<Resource, 'attributes'>): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([, { facts }]) => !facts.notReturned && !facts.sensitive));

const mapAttributes = (
  attributes: Attributes,
  change: (attribute: AnyAttribute, name: string) => AnyAttribute,
): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, change(attribute, name)]));

const pickAttributes = (attributes: Attributes, names: readonly string[]): Attributes =>
  Object.fromEntries(names.map((name) => [name, attributes[name]!]));

const pick = (attributes: Attributes, state: Model): Model =>
  Object.fromEntries(Object.keys(attributes).map((name) => [name, state[name] ?? null]));

const matches = (attribute: AnyAttribute, state: Model, wanted: Model, name: string) =>
  state[name] !== undefined && attribute.same(state[name], wanted[name]);
