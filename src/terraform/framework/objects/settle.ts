// State from what the service shows.
import { formatPath, type ObjectValue } from '../../protocol/index.ts';
import { isWhollyKnown, mapObject, type Model, pathToUnknown, settleObject } from '../attributes/index.ts';
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
  const whole = mapObject(attributes, ({ facts }, name) =>
    facts.notReturned || elsewhere.has(name) ? (reference?.[name] ?? facts.default ?? null) : shown[name],
  );
  const state = settleObject(attributes, whole, reference ?? undefined);
  const unknown = pathToUnknown(state);
  if (unknown) throw new Error(`${typeName} left its attribute ${formatPath(unknown)} unknown in state`);
  return state;
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
