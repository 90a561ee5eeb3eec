// A state is read from each of the documents that Terraform makes of it, and what is none is said in one sentence.
import { expect, test } from 'vitest';
import { readState, WrongState } from '../../src/inventory/index.ts';
import { provider } from '../../workshop/catalog.ts';
import { cases } from '../provider/official-cases.ts';

const catalog = provider();
const address = 'registry.terraform.io/unleash-admin/unleash';
const read = (document: unknown) =>
  readState(catalog, typeof document === 'string' ? document : JSON.stringify(document));
const ann = { id: '7', username: null, email: 'ann@example.com', name: 'Ann', password: 'Secret-1843', root_role: 2 };

const file = (resources: object[]) => ({ version: 4, terraform_version: '1.11.4', serial: 3, lineage: 'a', resources });
const inFile = (extra: object, ...instances: object[]) => ({
  ...{ mode: 'managed', type: 'unleash_user', name: 'this', provider: `provider["${address}"]` },
  ...extra,
  instances,
});
const shown = (extra: object) => ({
  ...{ address: 'unleash_user.this', mode: 'managed', type: 'unleash_user', name: 'this', provider_name: address },
  ...{ schema_version: 0, values: ann, sensitive_values: { password: true, name: true } },
  ...extra,
});

test('modules, count, for_each, aliases and deposed objects of a state file', () => {
  const { managed, unread } = read(
    file([
      inFile({}, { schema_version: 0, attributes: ann }, { deposed: 'c0ffee', attributes: { ...ann, id: '8' } }),
      inFile(
        { module: 'module.team["a\\"b"]', name: 'many' },
        { index_key: 0, attributes: ann },
        { index_key: 'x.y', attributes: ann },
      ),
      inFile({ name: 'other', provider: `provider["${address}"].staging` }, { attributes: ann }),
      inFile({ mode: 'data', name: 'data' }, { attributes: ann }),
      {
        ...inFile({}, { attributes: { id: 'x' } }),
        type: 'random_id',
        provider: 'provider["registry.terraform.io/hashicorp/random"]',
      },
    ]),
  );
  expect(unread).toEqual([]);
  expect(managed.map(({ address: at, alias }) => [at, alias])).toEqual([
    ['unleash_user.this', null],
    ['unleash_user.this (deposed c0ffee)', null],
    ['module.team["a\\"b"].unleash_user.many[0]', null],
    ['module.team["a\\"b"].unleash_user.many["x.y"]', null],
    ['unleash_user.other', 'staging'],
  ]);
  expect(managed[0]).toMatchObject({
    typeName: 'unleash_user',
    importId: '7',
    values: { email: 'ann@example.com', root_role: 2 },
  });
});

test('a shown state, with its modules', () => {
  const child = {
    resources: [shown({ address: 'module.a.unleash_user.this' })],
    child_modules: [{ resources: [shown({ address: 'module.a.module.b.unleash_user.this[0]' })] }],
  };
  const { managed } = read({
    format_version: '1.0',
    values: { root_module: { resources: [shown({})], child_modules: [child] } },
  });
  expect(managed.map((one) => one.address)).toEqual([
    'unleash_user.this',
    'module.a.unleash_user.this',
    'module.a.module.b.unleash_user.this[0]',
  ]);
  expect([...managed[0]!.secrets]).toEqual(['password', 'name']);
  expect(read({ format_version: '1.0' }).managed).toEqual([]);
});

test('a shown plan holds the state as it was before the refresh', () => {
  const drifted = {
    ...shown({}),
    change: { actions: ['update'], before: { ...ann, name: 'Before' }, after: ann, before_sensitive: {} },
  };
  const gone = {
    ...shown({ address: 'unleash_user.gone' }),
    change: { actions: ['delete'], before: { ...ann, id: '9' }, after: null, before_sensitive: {} },
  };
  const { managed } = read({
    ...{ format_version: '1.2', resource_changes: [], planned_values: {}, resource_drift: [drifted, gone] },
    prior_state: {
      format_version: '1.0',
      values: { root_module: { resources: [shown({}), shown({ address: 'unleash_user.same' })] } },
    },
  });
  expect(managed.map((one) => [one.address, one.values.name, one.importId])).toEqual([
    ['unleash_user.this', 'Before', '7'],
    ['unleash_user.same', 'Ann', '7'],
    ['unleash_user.gone', 'Ann', '9'],
  ]);
});

test.each(cases.map((one, index) => [`${index} ${one.type}`, one] as const))(
  'what the official provider wrote: %s',
  (_, { type, state }) => {
    const official = 'provider["registry.terraform.io/unleash/unleash"]';
    const { managed, unread } = read(
      file([{ ...inFile({ provider: official }, { attributes: state }), type: `unleash_${type}` }]),
    );
    expect(unread).toEqual([]);
    expect(managed).toHaveLength(1);
    const said = Object.keys(state).filter((name) => name in managed[0]!.resource.attributes);
    expect([...managed[0]!.stored].sort()).toEqual(expect.arrayContaining(said.sort()));
  },
);

test('of a state in another shape the identity counts, and without one it is said', () => {
  const { managed, unread } = read(
    file([
      inFile({}, { attributes: { id: 7, root_role: ['2'] } }),
      inFile({ name: 'b' }, { attributes: { email: 'x' } }),
      { ...inFile({}, { attributes: ann }), type: 'unleash_feature' },
    ]),
  );
  expect(managed.map(({ importId, stored }) => [importId, [...stored]])).toEqual([['7', ['id']]]);
  expect(unread).toEqual([
    { address: 'unleash_user.b', reason: 'its state does not say which unleash_user it is' },
    { address: 'unleash_feature.this', reason: 'this version has no resource unleash_feature' },
  ]);
});

test.each([
  ['nothing', '', /^it is empty$/],
  ['a text', 'resource "x" "y" {}', /^it is not JSON$/],
  [
    'a plan as Terraform keeps it',
    'PK\u0003\u0004',
    /^it is a plan as Terraform keeps it: give what "terraform show -json" prints/,
  ],
  ['a list', '[]', /^it is not a JSON object$/],
  ['something else', '{"name":"x"}', /^it is neither a state nor what "terraform show -json" prints$/],
  ['a schema', '{"format_version":"1.0","provider_schemas":{}}', /^another command of Terraform printed it/],
  ['an old state', '{"version":3,"terraform_version":"0.11.0","modules":[]}', /^it is a state of version 3, /],
])('%s is no state', (_, text, message) => {
  expect(() => read(text)).toThrow(WrongState);
  expect(() => read(text)).toThrow(message);
});
