// Whatever the schema and the configurations: what is planned is what comes, and then there is nothing left to do.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AnyAttribute, type Attributes, isObject, planObject } from '../../../src/terraform/framework/index.ts';
import { type ObjectValue, sameValue, type Value } from '../../../src/terraform/protocol/index.ts';
import { configurations, schemas, withUnknowns } from './fixture/arbitraries.ts';
import { holding } from './fixture/holding.ts';
import { applied, thing, worldWith } from './fixture/world.ts';

const runs = { numRuns: 60 };

/** What the service makes of a value that it is to decide. */
function decided({ kind }: AnyAttribute): Value {
  if (kind.type === 'string') return 'server';
  return kind.type === 'number' ? 7 : [];
}

/** Fills in what nobody decided, inside nested values too. */
const filled = (attributes: Attributes, value: ObjectValue): ObjectValue =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, filledOne(attribute, value[name])]));

function filledOne(attribute: AnyAttribute, value: Value): Value {
  const { nested } = attribute.kind;
  if (value === undefined) return decided(attribute);
  if (!nested || value === null) return value;
  const fill = (member: Value) => filled(nested.attributes, member as ObjectValue);
  if (Array.isArray(value)) return value.map(fill);
  return value instanceof Map ? new Map([...value].map(([key, member]) => [key, fill(member)])) : fill(value);
}

/** Configuration as blocks have it: maps are objects there. */
function asBody(value: Value): unknown {
  if (Array.isArray(value)) return value.map(asBody);
  const entries = value instanceof Map ? [...value] : isObject(value) ? Object.entries(value) : undefined;
  return entries ? Object.fromEntries(entries.map(([name, part]) => [name, asBody(part as Value)])) : value;
}

test('apply keeps the plan, state survives a reload, and a second plan is empty', async () => {
  const cases = schemas.chain((attributes) =>
    fc.record({
      attributes: fc.constant(attributes),
      one: configurations(attributes),
      two: configurations(attributes),
    }),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ({ attributes, one, two }) => {
      const world = await worldWith(holding(attributes));
      world.api.keeps = (fields) => filled(attributes, fields);
      for (const config of [one, two]) {
        const body = asBody(config) as Record<string, unknown>;
        expect((await applied(world, body)).said).toEqual([]);
        await world.core.reload();
        expect((await world.core.plan(thing(body)))[0]?.action).toBe('no-op');
        expect(await world.core.refresh()).toEqual([]);
      }
    }),
    runs,
  );
});

test('what is not known yet only becomes known, and what was known stays', () => {
  const cases = schemas.chain((attributes) =>
    configurations(attributes).chain((config) =>
      fc.record({
        attributes: fc.constant(attributes),
        config: fc.constant(config),
        vague: withUnknowns(config),
        before: fc.option(configurations(attributes), { nil: undefined }),
      }),
    ),
  );
  fc.assert(
    fc.property(cases, ({ attributes, config, vague, before }) => {
      const prior = before && filled(attributes, planObject(attributes, before, undefined) as ObjectValue);
      const first = planObject(attributes, vague, prior);
      const second = planObject(attributes, config, prior);
      if (isObject(first)) expect(clashOf(attributes, first, second as ObjectValue)).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});

/** Name of an attribute whose known value changed. Members of a set with unknown parts have no counterpart. */
function clashOf(attributes: Attributes, first: ObjectValue, second: ObjectValue): string | undefined {
  return Object.keys(attributes).find((name) => !becomes(attributes[name]!, first[name], second[name]));
}

function becomes(attribute: AnyAttribute, first: Value, second: Value): boolean {
  if (first === undefined || sameValue(attribute.kind.type, first, second)) return true;
  const { nested, type } = attribute.kind;
  if (Array.isArray(type) && type[0] === 'set') return hasUnknown(first);
  const join = (a: Value, b: Value) =>
    a === undefined || (nested ? isObject(a) && isObject(b) && !clashOf(nested.attributes, a, b) : a === b);
  if (Array.isArray(first) && Array.isArray(second))
    return first.length === second.length && first.every((member: Value, index) => join(member, second[index]));
  if (first instanceof Map && second instanceof Map)
    return first.size === second.size && [...first].every(([key, member]) => join(member, second.get(key)));
  return nested?.nesting === 'single' && join(first, second);
}

const hasUnknown = (value: Value): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.some(hasUnknown)) ||
  (value instanceof Map && [...value.values()].some(hasUnknown)) ||
  (isObject(value) && Object.values(value).some(hasUnknown));
