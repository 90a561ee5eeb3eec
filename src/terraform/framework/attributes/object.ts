// Works on all attributes of one object at once: a resource, a data source or a nested object.
import {
  type AttributePath,
  type CtyType,
  Decimal,
  type ObjectValue,
  type PathStep,
  type Value,
} from '../../protocol/index.ts';
import type { Report } from '../report.ts';
import type { AnyAttribute, Attributes } from './attribute.ts';
import type { Model } from './models.ts';
import { refuseMissing } from './null-values.ts';
import { isKeptOut } from './pairs.ts';

const emptyObject = (): Model => Object.create(null) as Model;

export const isObject = (value: Value): value is ObjectValue =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Map) &&
  !(value instanceof Decimal);

/** A new object with one value per attribute. */
export function mapObject(attributes: Attributes, value: (attribute: AnyAttribute, name: string) => Value): Model {
  const result = emptyObject();
  for (const name of Object.keys(attributes)) result[name] = value(attributes[name]!, name);
  return result;
}

export function objectType(attributes: Attributes): CtyType {
  return ['object', Object.fromEntries(Object.entries(attributes).map(([name, { kind }]) => [name, kind.type]))];
}

export function decodeObject(attributes: Attributes, value: Value, path: AttributePath, report: Report): Value {
  if (!isObject(value)) return value;
  return mapObject(attributes, (attribute, name) => {
    const part = value[name];
    if (part !== null && part !== undefined) return attribute.kind.decode(part, [...path, { attribute: name }], report);
    // At the root it is validated, where there is a configuration: the stub that an import begins with lacks values.
    const isMissing = part === null && path.length > 0 && attribute.presence === 'required';
    return isMissing ? refuseMissing(name, [...path, { attribute: name }], report) : part;
  });
}

/** Reports every known value that breaks a constraint, at its own path. */
export function validateObject(attributes: Attributes, model: Value, path: AttributePath, report: Report): void {
  if (!isObject(model)) return;
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = model[name];
    if (value === null && attribute.presence === 'required')
      refuseMissing(name, [...path, { attribute: name }], report);
    if (value === null || value === undefined || (value === '' && attribute.isAbsent(value))) continue;
    const here = [...path, { attribute: name }];
    if (attribute.facts.deprecated) report.warning(`Deprecated attribute ${name}`, attribute.facts.deprecated, here);
    for (const constraint of attribute.facts.constraints ?? []) {
      if (!isWhollyKnown(value)) break;
      const wrong = constraint(value, name);
      if (wrong) report.error(`Invalid ${name} value`, conceal(attribute, value, wrong), here);
    }
    attribute.kind.validate(value, here, report);
  }
}

/** Checks quote the value that they refuse; a secret must not show. */
const conceal = ({ facts }: AnyAttribute, value: Value, text: string) =>
  facts.sensitive && typeof value === 'string' ? text.replaceAll(JSON.stringify(value), '(sensitive value)') : text;

/** The planned object. A prior of `undefined` means that there is none: what only the server knows is not known yet. */
export function planObject(attributes: Attributes, config: ObjectValue, prior: Value): Model;
export function planObject(attributes: Attributes, config: Value, prior: Value): Value;
export function planObject(attributes: Attributes, config: Value, prior: Value): Value {
  if (!isObject(config)) return config;
  const before = isObject(prior) ? prior : undefined;
  return mapObject(attributes, (attribute, name) => {
    const isOut = isKeptOut(attribute, name, config);
    if (isOut !== false)
      return isOut === undefined && attribute.presence === 'optionalComputed' ? undefined : config[name];
    return planAttribute(attribute, config[name], before ? (before[name] ?? null) : undefined);
  });
}

function planAttribute(attribute: AnyAttribute, config: Value, prior: Value): Value {
  const { kind, presence, facts } = attribute;
  if (facts.writeOnly) return null;
  if (config === undefined) return undefined;
  if (config === null) {
    if (facts.default !== undefined) return facts.default;
    if (attribute.staysWhenLeftOut) return prior ?? null;
    if (presence !== 'computed' && presence !== 'optionalComputed') return null;
    return prior;
  }
  const isLeftOut = config === '' && attribute.isAbsent(config);
  if (isLeftOut && (presence === 'optionalComputed' || attribute.staysWhenLeftOut)) return prior || config;
  const planned = kind.plan(config, prior);
  const unchanged = prior !== undefined && prior !== null && isWhollyKnown(planned) && attribute.same(planned, prior);
  return unchanged ? prior : planned;
}

/**
 * The model as resources see it: what was written as an empty text and says nothing is absent, or left to the server where
 * it decides, in nested objects too.
 * @param leftToServer what a text that the server decides about is then: null in a configuration, undefined in a plan
 */
export function withoutEmptyTexts(attributes: Attributes, model: ObjectValue, leftToServer: null | undefined): Model;
export function withoutEmptyTexts(attributes: Attributes, model: Value, leftToServer: null | undefined): Value;
export function withoutEmptyTexts(attributes: Attributes, model: Value, leftToServer: null | undefined): Value {
  if (!isObject(model)) return model;
  const named = Object.entries(model).map(([name, value]) => {
    const attribute = attributes[name];
    return [name, attribute ? withoutEmptyText(attribute, value, leftToServer) : value];
  });
  return Object.assign(emptyObject(), Object.fromEntries(named));
}

function withoutEmptyText(attribute: AnyAttribute, value: Value, leftToServer: null | undefined): Value {
  if (value === '' && attribute.isAbsent(value)) return attribute.presence === 'optionalComputed' ? leftToServer : null;
  const { nested } = attribute.kind;
  if (!nested) return value;
  const inner = (member: Value) => withoutEmptyTexts(nested.attributes, member, leftToServer);
  if (value instanceof Map) return new Map([...value].map(([key, member]) => [key, inner(member)]));
  return Array.isArray(value) ? value.map(inner) : inner(value);
}

export function sameObject(attributes: Attributes, a: Value, b: Value): boolean {
  if (!isObject(a) || !isObject(b)) return a === b;
  return Object.entries(attributes).every(([name, attribute]) => attribute.same(a[name], b[name]));
}

export function settleObject(attributes: Attributes, observed: ObjectValue, reference: Value): Model;
export function settleObject(attributes: Attributes, observed: Value, reference: Value): Value;
export function settleObject(attributes: Attributes, observed: Value, reference: Value): Value {
  if (!isObject(observed)) return observed;
  const known = isObject(reference) ? reference : undefined;
  return mapObject(attributes, (attribute, name) => attribute.settle(observed[name], known?.[name]));
}

/** Whether nothing in a value is still unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value === undefined) return false;
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  if (value instanceof Map) return [...value.values()].every(isWhollyKnown);
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

/** Where the first unknown part of a value is, or undefined when everything in it is known. */
export function pathToUnknown(value: Value, path: AttributePath = []): AttributePath | undefined {
  if (value === undefined) return path;
  if (isWhollyKnown(value)) return undefined;
  for (const [step, part] of partsOf(value)) {
    const found = pathToUnknown(part, [...path, step]);
    if (found) return found;
  }
  return undefined;
}

function partsOf(value: Value): [PathStep, Value][] {
  if (Array.isArray(value)) return value.map((part: Value, index) => [{ index }, part]);
  if (value instanceof Map) return [...value].map(([key, part]) => [{ key }, part]);
  return isObject(value) ? Object.entries(value).map(([attribute, part]) => [{ attribute }, part]) : [];
}
