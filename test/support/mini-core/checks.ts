// What Terraform core verifies after each RPC; it calls a violation a bug in the provider.
import {
  type AttributePath,
  formatPath,
  type ObjectValue,
  sameValue,
  type Value,
} from '../../../src/terraform/protocol/index.ts';
import type { SchemaAttribute, SchemaAttributes } from './schema.ts';

export class ProtocolViolation extends Error {}

/** The planned value is the configured one (or the prior one, where the provider finds them equal); the rest is computed. */
export function checkPlan(
  attributes: SchemaAttributes,
  config: ObjectValue,
  planned: ObjectValue,
  prior: ObjectValue | null,
  path: AttributePath = [],
): void {
  checkKeys(attributes, planned, path);
  for (const [name, attribute] of Object.entries(attributes)) {
    const here = [...path, { attribute: name }];
    checkPlannedValue(attribute, config[name], planned[name], prior?.[name] ?? null, here);
  }
}

function checkPlannedValue(
  attribute: SchemaAttribute,
  config: Value,
  planned: Value,
  prior: Value,
  path: AttributePath,
): void {
  const { type, computed, writeOnly, nested } = attribute;
  const fail = (problem: string) =>
    violation(path, `${problem}: config ${show(config)}, planned ${show(planned)}, prior ${show(prior)}`);
  if (writeOnly) {
    if (planned !== null) fail('a write-only value is in the plan');
    return;
  }
  if (config === null) {
    if (planned !== null && !computed) fail('planned a value that is neither configured nor computed');
    return;
  }
  if (sameValue(type, config, planned) || (prior !== null && sameValue(type, prior, planned))) return;
  if (!nested || config === undefined || planned === undefined || planned === null)
    fail('planned another value than the configured one');
  const pairs = membersOf(nested!.nesting, config, planned, prior);
  if (!pairs) fail('planned other members than the configured ones');
  for (const [step, ofConfig, ofPlanned, ofPrior] of pairs ?? []) {
    checkPlan(nested!.attributes, ofConfig, ofPlanned, ofPrior, [...path, ...step]);
  }
}

type Pair = [AttributePath, ObjectValue, ObjectValue, ObjectValue | null];

function membersOf(nesting: string, config: Value, planned: Value, prior: Value): Pair[] | undefined {
  const at = (value: Value, index: number) =>
    Array.isArray(value) ? ((value[index] ?? null) as ObjectValue | null) : null;
  if (nesting === 'SINGLE') return [[[], config as ObjectValue, planned as ObjectValue, prior as ObjectValue | null]];
  if (config instanceof Map && planned instanceof Map) {
    if (config.size !== planned.size || ![...config.keys()].every((key) => planned.has(key))) return undefined;
    return [...config].map(([key, member]) => [
      [{ key }],
      member as ObjectValue,
      planned.get(key) as ObjectValue,
      (prior instanceof Map ? (prior.get(key) ?? null) : null) as ObjectValue | null,
    ]);
  }
  if (!Array.isArray(config) || !Array.isArray(planned) || config.length !== planned.length) return undefined;
  return config.map((member, index) => [
    [{ index }],
    member as ObjectValue,
    planned[index] as ObjectValue,
    at(prior, index),
  ]);
}

/** After an apply nothing is unknown and every planned value is kept. */
export function checkApplied(attributes: SchemaAttributes, planned: ObjectValue, applied: ObjectValue): void {
  checkKeys(attributes, applied, []);
  for (const [name, attribute] of Object.entries(attributes)) {
    const path = [{ attribute: name }];
    if (hasUnknown(applied[name])) violation(path, 'still unknown after apply');
    if (!fits(attribute.type, planned[name], applied[name])) {
      violation(path, `was planned as ${show(planned[name])}, and is now ${show(applied[name])}`);
    }
  }
}

function fits(type: SchemaAttribute['type'], planned: Value, applied: Value): boolean {
  return hasUnknown(planned) || sameValue(type, planned, applied);
}

function hasUnknown(value: Value): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  if (value instanceof Map) return [...value.values()].some(hasUnknown);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown);
}

function checkKeys(attributes: SchemaAttributes, value: ObjectValue, path: AttributePath): void {
  const wanted = Object.keys(attributes).sort().join();
  const given = Object.keys(value).sort().join();
  if (wanted !== given) violation(path, `has the attributes ${given}, wanted are ${wanted}`);
}

function violation(path: AttributePath, problem: string): never {
  throw new ProtocolViolation(`${formatPath(path)} ${problem}`);
}

const show = (value: Value) => (value === undefined ? 'unknown' : JSON.stringify(value));
