// Where two states of one object differ, by attribute path; values that mean the same do not.
import { type AnyAttribute, type Attributes, isObject, type Model } from '../terraform/framework/index.ts';

type Value = Model[string];

export interface Difference {
  /** Of the object, as the path begins. */
  readonly attribute: string;
  /** Such as `settings.pattern` or `labels["team"]`. */
  readonly path: string;
  readonly before: Value;
  readonly after: Value;
  /** The values are not to be shown. */
  readonly isSecret: boolean;
}

/** @param names attributes that are compared */
export function differencesBetween(
  attributes: Attributes,
  names: Iterable<string>,
  before: Model,
  after: Model,
): Difference[] {
  return [...names].flatMap((name) => {
    const attribute = attributes[name]!;
    const found = differences(attribute, name, before[name] ?? null, after[name] ?? null);
    return found.map((one) => ({ attribute: name, ...one }));
  });
}

type Found = Omit<Difference, 'attribute'>;

/** Members of lists and sets have no names of their own, so these differ as a whole. */
function differences(attribute: AnyAttribute, path: string, before: Value, after: Value): Found[] {
  if (attribute.same(before, after)) return [];
  const whole = [{ path, before, after, isSecret: attribute.holdsSecret }];
  if (attribute.facts.sensitive || attribute.facts.sameAs) return whole;
  const nested = attribute.kind.nested?.attributes;
  if (nested && isObject(before) && isObject(after)) {
    return Object.entries(nested).flatMap(([name, member]) =>
      differences(member, `${path}.${name}`, before[name] ?? null, after[name] ?? null),
    );
  }
  if (!nested && before instanceof Map && after instanceof Map) {
    const keys = [...new Set([...before.keys(), ...after.keys()])];
    return keys
      .map((key) => ({ key, before: before.get(key) ?? null, after: after.get(key) ?? null }))
      .filter((one) => one.before !== one.after)
      .map(({ key, ...values }) => ({ path: `${path}[${JSON.stringify(key)}]`, ...values, isSecret: false }));
  }
  return whole;
}
