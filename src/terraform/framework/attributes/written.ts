// What a configuration has to say so that an object stays as it is.
import type { ObjectValue, Value } from '../../protocol/index.ts';
import type { AnyAttribute, Attributes } from './attribute.ts';
import { isObject, mapObject } from './object.ts';
import { isKeptOut } from './pairs.ts';

/**
 * Attributes that are written: not what only the server sets, what is deprecated, what state cannot hold, what is absent and
 * what equals a default. Of a secret that is kept out of state the value is null.
 */
export function writtenAttributes(attributes: Attributes, state: ObjectValue): [string, AnyAttribute, Value][] {
  return Object.entries(attributes).flatMap(([name, attribute]): [string, AnyAttribute, Value][] => {
    const value = state[name];
    const { facts, settable } = attribute;
    if (facts.pair && isKeptOut(attribute, name, state)) {
      const { written, version } = facts.pair;
      return [
        [written, attributes[written]!, null],
        [version, attributes[version]!, state[version]],
      ];
    }
    if (!settable || facts.deprecated || facts.notReturned || value === undefined || attribute.isAbsent(value))
      return [];
    if (facts.default !== undefined && attribute.same(value, facts.default)) return [];
    return [[name, attribute, value]];
  });
}

/** The whole configuration: null where it says nothing, and where a secret would stand. */
export function configurationOf(attributes: Attributes, state: ObjectValue): ObjectValue {
  const written = new Map(writtenAttributes(attributes, state).map(([name, , value]) => [name, value]));
  return mapObject(attributes, ({ facts, kind: { nested } }, name) => {
    const value = written.get(name) ?? null;
    if (value === null || facts.sensitive) return null;
    return nested ? eachObject(value, (member) => configurationOf(nested.attributes, member)) : value;
  });
}

function eachObject(value: Value, change: (member: ObjectValue) => Value): Value {
  if (Array.isArray(value)) return value.map((member: Value) => eachObject(member, change));
  if (value instanceof Map) return new Map([...value].map(([key, member]) => [key, eachObject(member, change)]));
  return isObject(value) ? change(value) : value;
}
