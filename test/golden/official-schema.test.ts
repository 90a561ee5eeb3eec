// Our schema beside that of the official provider: a superset, with every deliberate difference named here.
import { expect, test } from 'vitest';
import { startWorld } from '../../workshop/catalog.ts';
import official from './official-schema-3.4.3.json' with { type: 'json' };

interface Attribute {
  type: unknown;
  required: boolean;
  optional: boolean;
  computed: boolean;
  sensitive: boolean;
  nested?: { nesting: string; attributes: Attributes };
}
type Attributes = { [name: string]: Attribute };

/** What differs on purpose, and why. Anything else that differs fails; an entry that no longer differs fails too. */
const deliberate: { readonly [path: string]: string } = {
  'resource unleash_user.username computed': 'left out, it stays as it is, so that an imported user is not replaced',
  'resource unleash_api_token.token_name computed':
    'it cannot be changed in place, so nothing but a new value replaces',
  'resource unleash_api_token.type computed': 'it cannot be changed in place, so nothing but a new value replaces',
  'resource unleash_oidc.secret sensitive': 'a client secret must not be shown in plans',
  'resource unleash_oidc.secret required': 'secret_wo may take its place; one of the two is required',
  'resource unleash_oidc.secret optional': 'secret_wo may take its place; one of the two is required',
  'resource unleash_user.email computed': 'left out, it stays as whoever set it',
  'resource unleash_user.name computed': 'left out, it stays as whoever set it',
  'resource unleash_api_token.expires_at computed': 'left out, it stays as whoever set it',
  'data source unleash_environment.type required': 'the lookup never used it; it may still be set',
  'data source unleash_environment.type optional': 'the lookup never used it; it may still be set',
  'data source unleash_environment.type computed': 'it is read from the server',
  'data source unleash_project.description computed': 'it is read from the server',
};

const shown = (path: string, flag: string, ours: unknown, theirs: unknown) =>
  ours === theirs ? [] : [{ path: `${path} ${flag}`, ours, theirs }];

function compare(path: string, ours: { [name: string]: Ours }, theirs: Attributes): { path: string }[] {
  return Object.entries(theirs).flatMap(([name, attribute]) => {
    const here = `${path}.${name}`;
    const mine = ours[name];
    if (!mine) return [{ path: `${here} missing` }];
    const flags = (['required', 'optional', 'computed', 'sensitive'] as const).flatMap((flag) =>
      shown(here, flag, mine[flag], attribute[flag]),
    );
    if (!attribute.nested)
      return [...flags, ...shown(here, 'type', JSON.stringify(mine.type), JSON.stringify(attribute.type))];
    const nesting = shown(here, 'nesting', mine.nested?.nesting.toLowerCase(), attribute.nested.nesting);
    return [...flags, ...nesting, ...compare(here, mine.nested?.attributes ?? {}, attribute.nested.attributes)];
  });
}

interface Ours {
  readonly type: unknown;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  readonly sensitive: boolean;
  readonly nested?: { readonly nesting: string; readonly attributes: { readonly [name: string]: Ours } };
}

test('our schema has everything that the official one has, and every difference is deliberate', async () => {
  await using world = await startWorld();
  const { provider, resources, dataSources } = world.core.schemas;
  const differences = [
    ...compare('provider', provider, official.provider as Attributes),
    ...Object.entries(official.resources).flatMap(([type, attributes]) =>
      compare(`resource ${type}`, resources[type] ?? {}, attributes as Attributes),
    ),
    ...Object.entries(official.dataSources).flatMap(([type, attributes]) =>
      compare(`data source ${type}`, dataSources[type] ?? {}, attributes as Attributes),
    ),
  ];
  expect(differences.filter(({ path }) => !deliberate[path])).toEqual([]);
  expect(Object.keys(deliberate).filter((path) => !differences.some((found) => found.path === path))).toEqual([]);
});

test('what we add to its resources and data sources is never required, so its configurations stay valid', async () => {
  await using world = await startWorld();
  const { provider, resources, dataSources } = world.core.schemas;
  const added = (path: string, ours: { [name: string]: Ours }, theirs: object) =>
    Object.entries(ours)
      .filter(([name, { required }]) => required && !(name in theirs))
      .map(([name]) => `${path}.${name}`);
  expect(added('provider', provider, official.provider)).toEqual([]);
  for (const [type, attributes] of Object.entries(official.resources))
    expect(added(type, resources[type]!, attributes)).toEqual([]);
  for (const [type, attributes] of Object.entries(official.dataSources))
    expect(added(type, dataSources[type]!, attributes)).toEqual([]);
});
