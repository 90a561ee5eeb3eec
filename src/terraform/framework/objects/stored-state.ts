// State that is stored as JSON, by this provider or by one that has the same types, in today's shape.
import { type CtyType, type ObjectValue, ProtocolError, type Value, valueFromJson } from '../../protocol/index.ts';
import { decodeObject, isObject, mapObject, type Model, objectType } from '../attributes/index.ts';
import { Diagnostics } from '../report.ts';
import type { Resource } from '../resource.ts';

type Stored = Pick<Resource, 'attributes' | 'identity'>;

/**
 * The whole state of an object: attributes that are not stored are null, and those that the resource lacks are dropped.
 * @returns null where a value is not of our type, or the identity is missing
 */
export function storedState({ attributes, identity }: Stored, json: Uint8Array): Model | null {
  const state = readAs(objectType(attributes), json);
  if (!isObject(state) || lacksIdentity(identity, state)) return null;
  // Neither state nor plan holds what is write-only.
  return mapObject(attributes, ({ facts }, name) => (facts.writeOnly ? null : (state[name] ?? null)));
}

/** The identity alone, of a state that is otherwise of another shape; everything else is null. */
export function storedIdentity({ attributes, identity }: Stored, json: Uint8Array): Model | null {
  const kinds = identity.map((name) => [name, attributes[name]!.kind.type] as const);
  const stored = readAs(['object', Object.fromEntries(kinds)], json);
  if (!isObject(stored) || lacksIdentity(identity, stored)) return null;
  return mapObject(attributes, (_, name) => stored[name] ?? null);
}

/** The same values as models hold them; null where they hold what no model can. */
export function decodeStored({ attributes }: Stored, state: ObjectValue): Model | null {
  const report = new Diagnostics();
  const model = decodeObject(attributes, state, [], report);
  return report.failed || !isObject(model) ? null : { ...model };
}

const lacksIdentity = (identity: readonly string[], state: ObjectValue) =>
  identity.some((name) => (state[name] ?? null) === null);

function readAs(type: CtyType, json: Uint8Array): Value {
  try {
    return valueFromJson(type, json);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
