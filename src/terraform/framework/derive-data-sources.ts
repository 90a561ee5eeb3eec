// The data sources that follow from a resource: one object by what names it, and many by filters.
import {
  type AnyAttribute,
  Attribute,
  type Attributes,
  asComputed,
  computed,
  listed,
  type Model,
} from './attributes/index.ts';
import type { DataSource } from './define-data-source.ts';
import { ResourceFailure } from './failure.ts';
import {
  filterAttributes,
  findObject,
  identityOf,
  inOrder,
  keepMatching,
  listObjects,
  matches,
} from './objects/index.ts';
import type { Offer } from './offer.ts';
import type { AnyDerivedDataSources, Resource } from './resource.ts';

/** One for many of a resource with `dataSources`, and one for one of them where that has no definition of its own. */
export function dataSourcesOf<Api>(resource: Resource<Api>): DataSource<Api>[] {
  const { dataSources } = resource;
  if (!dataSources) return [];
  return dataSources.one
    ? [one(resource, dataSources, dataSources.one), many(resource, dataSources)]
    : [many(resource, dataSources)];
}

/** One of the data sources that a resource has without a file of their own. */
export function derivedFrom<Api>(resource: Resource<Api>, name: string): DataSource<Api> {
  const found = dataSourcesOf(resource).find((one) => one.name === name);
  if (!found) throw new Error(`the resource ${resource.name} has no data source ${name}`);
  return found;
}

function one<Api>(
  resource: Resource<Api>,
  dataSources: AnyDerivedDataSources<Api>,
  { by, description }: NonNullable<AnyDerivedDataSources<Api>['one']>,
): DataSource<Api> {
  const keys = new Set(by);
  const attributes = mapAttributes(visible(resource), (attribute, name) =>
    keys.has(name)
      ? new Attribute(attribute.kind, 'optionalComputed', attribute.description, {})
      : asComputed(attribute),
  );
  const choice = by.join(' or ');
  return {
    name: resource.name,
    description,
    lookup: `By ${listed(by, 'or')}${by.length > 1 ? '; whatever is given must fit' : ''}. It fails where there is none, and where there are several.`,
    ...offerOf(resource, dataSources),
    attributes,
    validate: (config, { error }) => {
      if (by.every((name) => config[name] === null)) {
        error(`Missing ${choice}`, `Set ${choice} to say which one to look up.`, [by[0]!]);
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

const which = (filters: readonly string[]) =>
  filters.length === 0
    ? 'All of them; there are no filters.'
    : `All of them, or those that fit every filter: ${listed(filters, 'and')}.`;

const offerOf = <Api>(
  resource: Resource<Api>,
  { requires = resource.requires }: AnyDerivedDataSources<Api>,
): Offer => ({
  ...(requires && { requires }),
  ...(resource.area !== undefined && { area: resource.area }),
  ...(resource.documentation !== undefined && { documentation: resource.documentation }),
});

/** Lists may leave out attributes, so the one that was found is read by its identity. */
async function whole<Api>(api: Api, resource: Resource<Api>, state: Model): Promise<Model> {
  if (!resource.read || resource.readFromList || resource.identity.length === 0) return state;
  return (await findObject(resource, api, identityOf(resource, state)))?.shown ?? state;
}

function many<Api>(resource: Resource<Api>, dataSources: AnyDerivedDataSources<Api>): DataSource<Api> {
  const { many: plural, description } = dataSources;
  const omitted = new Set(resource.listOmits ?? []);
  const shown = Object.fromEntries(Object.entries(visible(resource)).filter(([name]) => !omitted.has(name)));
  const members = mapAttributes(shown, asComputed);
  return {
    name: plural,
    description,
    lookup: `${which(Object.keys(filterAttributes(resource)))} In the order of ${listed(resource.identity, 'and')}, numbers by size. There is no limit, and the list is whole.`,
    ...offerOf(resource, dataSources),
    attributes: {
      ...filterAttributes(resource),
      [plural]: computed.listOf(members, 'Those that were found, in the order of their identity.'),
    },
    read: async (api, config) => {
      const found = await keepMatching(resource, api, config, await listObjects(resource, api));
      const states = inOrder(
        resource,
        found.map(({ shown }) => shown),
      );
      return { ...config, [plural]: states.map((state) => pick(members, state)) };
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

const pick = (attributes: Attributes, state: Model): Model =>
  Object.fromEntries(Object.keys(attributes).map((name) => [name, state[name] ?? null]));
