// The rules of Terraform core that need no generated configuration, and proof that the checks of the others can fail.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { type CtyType, encodeDynamicValue, encodeValue } from '../../../src/terraform/protocol/index.ts';
import { members, provider, startCore } from '../../../workshop/catalog.ts';
import { checkFinalPlan, hasBareNumber, ProtocolViolation } from '../../../src/terraform/testing/index.ts';
import { objectType, type SchemaAttribute, type SchemaAttributes } from '../../../src/terraform/testing/schema.ts';
import { wireTo } from '../../../src/terraform/testing/wire.ts';
import { exceptSuggestions } from '../../support/laws/index.ts';
import { coreOn } from './sequence.ts';
import { startSurroundings } from './surroundings.ts';

const sandbox = await startSurroundings();
afterAll(() => sandbox.stop());
const { schemas } = await coreOn(sandbox);
const all = Object.entries({ ...schemas.resources, ...schemas.dataSources, provider: schemas.provider });

describe('schemas', () => {
  test.each(all)('%s has what Terraform demands of each attribute', (_, attributes) => expectValid(attributes, []));

  function expectValid(attributes: SchemaAttributes, path: readonly string[]): void {
    for (const [name, attribute] of Object.entries(attributes)) {
      const { required, optional, computed, writeOnly, nested, description } = attribute;
      const here = [...path, name].join('.');
      expect(name, here).toMatch(/^[a-z_][a-z0-9_]*$/);
      expect(description, here).not.toBe('');
      expect(required || optional || computed, here).toBe(true);
      expect(required && (optional || computed), here).toBe(false);
      expect(writeOnly && computed, here).toBe(false);
      if (nested?.nesting === 'SET') expect(Object.values(nested.attributes).some(isWriteOnly), here).toBe(false);
      if (nested) expectValid(nested.attributes, [...path, name]);
    }
  }
  const isWriteOnly = ({ writeOnly }: SchemaAttribute) => writeOnly;
});

describe('an example of each resource', () => {
  test.each(members)('$type is planned while the provider itself is not known yet', async (member) => {
    const core = await startCore(providerHandlers(provider({ fetch: sandbox.fetch })), {
      base_url: undefined,
      authorization: sandbox.token,
    });
    for (const example of member.examples) {
      const resources = example
        .replaceAll(/^data "[\s\S]*?^}$/gm, '')
        .replaceAll(/data\.unleash_role\.(\w+)\.id/g, (_, name) => (name === 'owner' ? '4' : '5'));
      const changes = await core.plan(resources);
      const said = changes.flatMap(({ diagnostics }) => diagnostics);
      expect(exceptSuggestions(member, said)).toEqual([]);
      expect(changes.every(({ action }) => action === 'create')).toBe(true);
    }
  });
});

describe('members that are not known yet', () => {
  const handlers = providerHandlers(provider({ fetch: sandbox.fetch }));
  const collections = members.flatMap(({ type, resource }) =>
    Object.entries(schemas.resources[type]!)
      .filter(([, { nested }]) => nested && nested.nesting !== 'SINGLE')
      .map(([name]) => ({ type, name, resource })),
  );
  beforeAll(() => startCore(handlers, { base_url: sandbox.url, authorization: sandbox.token }));

  test.each(collections)('$type is planned with one in $name', async ({ type, name }) => {
    const attributes = schemas.resources[type]!;
    const value = Object.fromEntries(
      Object.entries(attributes).map(([key, { type: cty, required }]) => [key, required ? example(cty) : null]),
    );
    const config = encodeDynamicValue(objectType(attributes), { ...value, [name]: [undefined] });
    const ask = wireTo(handlers);
    const valid = await ask('ValidateResourceConfig', { type_name: type, config });
    const plan = await ask('PlanResourceChange', { type_name: type, config, proposed_new_state: config });
    const said = [...valid.diagnostics, ...plan.diagnostics].map(({ detail }) => detail);
    expect(said.filter((detail) => /bug in the provider/.test(detail))).toEqual([]);
  });

  const example = (type: CtyType) => (type === 'string' ? 'default' : type === 'number' ? 1 : type === 'bool');
});

const upgrade = providerHandlers(provider()).UpgradeResourceState!;
const call = { signal: new AbortController().signal };

test.each(members)('state of a newer $type is refused, and says what to do', async ({ type }) => {
  const raw_state = { json: new TextEncoder().encode('{}'), flatmap: {} };
  const { diagnostics = [] } = await upgrade({ type_name: type, version: 1, raw_state }, call);
  expect(diagnostics).toMatchObject([{ severity: 1, detail: expect.stringContaining('newer provider') }]);
});

describe('the checks fail where they should', () => {
  const attribute = (type: CtyType): SchemaAttribute => ({
    ...{ type, required: true, optional: false, computed: false, sensitive: false, writeOnly: false, description: '' },
  });

  test.each<[string, CtyType, unknown, unknown]>([
    ['a known value that changed', 'string', 'a', 'b'],
    ['a known value that is unknown again', 'string', 'a', undefined],
    ['a list that grew', ['list', 'string'], ['a', undefined], ['a', 'b', 'c']],
    ['a known member that changed', ['list', 'string'], ['a', undefined], ['b', 'c']],
    ['a set that grew', ['set', 'number'], [undefined], [1, 2]],
    ['a part that became null', ['list', ['object', { a: 'string' }]], [{ a: undefined }], [null]],
  ])('%s is no final plan', (_, type, before, after) => {
    const check = () => checkFinalPlan({ x: attribute(type) }, { x: before as never }, { x: after as never });
    expect(check).toThrow(ProtocolViolation);
  });

  test('what becomes known is', () => {
    const type: CtyType = ['set', ['object', { a: 'number', b: 'string' }]];
    const [before, after] = [[{ a: undefined, b: 'x' }], [{ a: 1, b: 'x' }]];
    expect(() => checkFinalPlan({ x: attribute(type) }, { x: before }, { x: after })).not.toThrow();
  });

  test.each([
    ['05', true],
    ['92 a1 35 cd 01 00', true],
    ['81 a1 61 cb 3f f8 00 00 00 00 00 00', true],
    ['93 a1 35 c0 d4 00 00', false],
    ['82 a1 61 c7 02 0c 81 c2 a1 62 d9 02 31 32', false],
  ])('msgpack %s has a bare number: %s', (hex, bare) =>
    expect(hasBareNumber(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toBe(bare),
  );

  test('and what goes out has none', () => {
    const type: CtyType = ['object', { a: 'number', b: ['list', 'number'], c: ['map', 'string'], d: 'bool' }];
    const value = { a: 1, b: [2 ** 53, -1], c: new Map([['é', 'x'.repeat(70_000)]]), d: null };
    expect(hasBareNumber(encodeValue(type, value))).toBe(false);
  });
});
