// Kinds that hold objects with attributes of their own: one, a list, a set or a map of them.
import { type PathStep, sameValue, type Value } from '../../protocol/index.ts';
import type { Attributes, Kind, Nesting } from './attribute.ts';
import { refuseNullElement } from './null-values.ts';
import { decodeObject, objectType, planObject, sameObject, settleObject, validateObject } from './object.ts';

/** A single nested object. */
export function nestedObject(attributes: Attributes): Kind {
  refuseRootFacts(attributes);
  return {
    label: 'Object',
    type: objectType(attributes),
    nested: { nesting: 'single', attributes },
    decode: (value, path, report) => decodeObject(attributes, value, path, report),
    validate: (model, path, report) => validateObject(attributes, model, path, report),
    plan: (config, prior) => planObject(attributes, config, prior),
    same: (a, b) => sameObject(attributes, a, b),
    settle: (observed, reference) => settleObject(attributes, observed, reference),
  };
}

export function nestedList(attributes: Attributes): Kind {
  return nestedCollection('list', attributes, {
    each: (value, visit) =>
      Array.isArray(value) ? value.map((member: Value, index) => visit(member, { index })) : value,
    counterpart: (reference, _, index) => (Array.isArray(reference) ? reference[index as number] : undefined),
  });
}

/**
 * A set of objects. Members have no lasting identity, so none of their attributes may be computed: Terraform could not tell
 * which prior member a planned one continues.
 */
export function nestedSet(attributes: Attributes): Kind {
  const computed = nameOfComputed(attributes);
  if (computed) throw new Error(`a nested set cannot hold the computed attribute ${computed}`);
  return nestedCollection('set', attributes, {
    each: (value, visit) =>
      Array.isArray(value) ? value.map((member: Value) => visit(member, { element: member })) : value,
    counterpart: (reference, member) =>
      Array.isArray(reference)
        ? reference.find((candidate: Value) => sameObject(attributes, member, candidate))
        : undefined,
  });
}

export function nestedMap(attributes: Attributes): Kind {
  return nestedCollection('map', attributes, {
    each: (value, visit) =>
      value instanceof Map ? new Map([...value].map(([key, member]) => [key, visit(member, { key })])) : value,
    counterpart: (reference, _, key) => (reference instanceof Map ? reference.get(key as string) : undefined),
  });
}

interface Shape {
  each(value: Value, visit: (member: Value, step: PathStep) => Value): Value;
  /** The member of another collection that continues this one. */
  counterpart(reference: Value, member: Value, at: string | number | undefined): Value;
}

function nestedCollection(nesting: Exclude<Nesting, 'single'>, attributes: Attributes, shape: Shape): Kind {
  refuseRootFacts(attributes);
  const type = [nesting, objectType(attributes)] as const;
  const pair = (value: Value, reference: Value, join: (member: Value, other: Value) => Value) =>
    shape.each(value, (member, step) => join(member, shape.counterpart(reference, member, position(step))));
  return {
    label: `${nesting === 'list' ? 'List' : nesting === 'set' ? 'Set' : 'Map'} of Object`,
    type,
    nested: { nesting, attributes },
    decode: (value, path, report) =>
      shape.each(value, (member, step) =>
        member === null
          ? refuseNullElement([...path, step], report)
          : decodeObject(attributes, member, [...path, step], report),
      ),
    validate: (model, path, report) => {
      shape.each(model, (member, step) => {
        if (member !== undefined) validateObject(attributes, member, [...path, step], report);
        return member;
      });
    },
    plan: (config, prior) => pair(config, prior, (member, other) => planObject(attributes, member, other)),
    same: (a, b) => sameValue(type, shape.each(a, spell(attributes, b, shape)), b),
    settle: (observed, reference) =>
      pair(observed, reference, (member, other) => settleObject(attributes, member, other)),
  };
}

/** Spells each member like its counterpart, so that a plain comparison sees only differences in meaning. */
const spell = (attributes: Attributes, reference: Value, shape: Shape) => (member: Value, step: PathStep) =>
  settleObject(attributes, member, shape.counterpart(reference, member, position(step)));

/** Facts that plans and writes read of whole attributes; inside a nested one they would do nothing. */
const rootFacts = [
  'forcesReplacement',
  'cannotBeCleared',
  'volatile',
  'writeOnly',
  'pair',
  'local',
  'notReturned',
  'role',
] as const;

function refuseRootFacts(attributes: Attributes): void {
  for (const [name, { facts }] of Object.entries(attributes)) {
    const fact = rootFacts.find((one) => facts[one]);
    if (fact) throw new Error(`the nested attribute ${name} cannot be ${fact}: say it of the attribute that holds it`);
  }
}

/** Whether the server decides about any of them, however deep. */
export const holdsComputed = (attributes: Attributes): boolean => nameOfComputed(attributes) !== undefined;

function nameOfComputed(attributes: Attributes): string | undefined {
  const found = Object.entries(attributes).find(
    ([, { presence, kind }]) =>
      presence === 'computed' ||
      presence === 'optionalComputed' ||
      (kind.nested && nameOfComputed(kind.nested.attributes)),
  );
  return found?.[0];
}

const position = (step: PathStep) => ('index' in step ? step.index : 'key' in step ? step.key : undefined);
