// State from what the service shows.
import { formatPath, type ObjectValue } from '../../protocol/index.ts';
import {
  type AnyAttribute,
  isWhollyKnown,
  mapObject,
  type Model,
  pathToUnknown,
  settleObject,
} from '../attributes/index.ts';
import type { Resource } from '../resource.ts';
import type { Observation } from './list.ts';

/**
 * Spelt like the reference wherever both mean the same; what the service never gives back, and what is kept elsewhere, is as
 * the reference has it.
 * @param reference prior state, or the plan; null where there is neither
 * @throws Error when state would hold something not known, which is always our bug; it names the attribute
 */
export function settle(
  resource: Resource,
  typeName: string,
  { item, shown }: Observation,
  reference: Model | null,
): Model {
  const { attributes } = resource;
  const elsewhere = new Set(resource.keptElsewhere?.(item, reference) ?? []);
  const isKept = ({ facts }: AnyAttribute, name: string) =>
    facts.notReturned || elsewhere.has(name) || (facts.pair && isKeptOutOf(resource, reference, name));
  const whole = mapObject(attributes, (attribute, name) =>
    isKept(attribute, name) ? (reference?.[name] ?? attribute.facts.default ?? null) : shown[name],
  );
  const state = settleObject(attributes, whole, reference ?? undefined);
  const unknown = pathToUnknown(state);
  if (unknown) throw new Error(`${typeName} left its attribute ${formatPath(unknown)} unknown in state`);
  return state;
}

/** A secret that state has not got is not read into it, unless there is no state yet: an import begins with a stub. */
function isKeptOutOf({ attributes }: Resource, reference: Model | null, name: string): boolean {
  if (!reference || !attributes[name]!.isAbsent(reference[name])) return false;
  return Object.entries(attributes).every(
    ([other, { presence }]) => presence !== 'required' || reference[other] !== null,
  );
}

/** What is known without asking the service: the plan, with its unknown values as absent. */
export function knownOf(
  { attributes }: Pick<Resource, 'attributes'>,
  planned: ObjectValue,
  identity: ObjectValue,
): Model {
  return mapObject(attributes, (_, name) => {
    const value = identity[name] ?? planned[name];
    return isWhollyKnown(value) ? value : null;
  });
}
