// What the guide about other tools says of them, as far as it follows from the schema: ids, types and names.
import { expect, test } from 'vitest';
import { importNames } from '../../src/terraform/framework/index.ts';
import { objectType } from '../../src/terraform/testing/schema.ts';
import { members, offered } from '../../workshop/catalog.ts';
import { readPage } from '../support/documented-page.ts';

type Resource = (typeof members)[number]['resource'];

const page = readPage('docs/guides/other-tools.md');

/** What the guide's table begins with for each kind of id, and which resources have it. */
const kinds: { readonly [externalName: string]: (resource: Resource) => boolean } = {
  '`IdentifierFromProvider`': ({ attributes: { id } }) => id?.kind.type === 'string' && id.presence === 'computed',
  '`ParameterAsIdentifier("id")`': ({ attributes: { id } }) => id?.kind.type === 'string' && id.presence === 'required',
  '`TemplatedStringAsIdentifier`': (resource) => !resource.attributes.id && importNames(resource).length > 0,
  'any constant': (resource) => !resource.attributes.id && importNames(resource).length === 0,
  none: ({ attributes: { id } }) => id?.kind.type === 'number',
};

test.each(Object.entries(kinds))('external names of Upjet: %s', (externalName, fits) => {
  const row = page.split('\n').find((line) => line.split(' | ')[1]?.startsWith(externalName)) ?? '';
  const named = [...row.split(' | ')[0]!.matchAll(/`(\w+)`/g)].map(([, name]) => name);
  expect(named).toEqual(members.filter(({ resource }) => fits(resource)).map(({ type }) => type));
});

test('each resource has one kind of id', () => {
  const of = (resource: Resource) => Object.values(kinds).filter((fits) => fits(resource)).length;
  expect(members.filter(({ resource }) => of(resource) !== 1).map(({ type }) => type)).toEqual([]);
});

test('nothing in the schema is dynamic or a tuple, which neither knows', async () => {
  const { resources } = (await offered()).schemas;
  const isForeign = (type: string) => /"(dynamic|tuple)"/.test(JSON.stringify(objectType(resources[type]!)));
  expect(Object.keys(resources).filter(isForeign)).toEqual([]);
});

test('the name that Pulumi gives an id in place of its own is free', () => {
  const renamed = members.filter(({ resource: { attributes } }) => {
    const { id } = attributes;
    return id && (id.presence !== 'computed' || id.kind.type !== 'string');
  });
  expect(renamed.length).toBeGreaterThan(3);
  const taken = renamed.filter(({ type, resource }) => `${type.replace('unleash_', '')}_id` in resource.attributes);
  expect(taken.map(({ type }) => type)).toEqual([]);
});
