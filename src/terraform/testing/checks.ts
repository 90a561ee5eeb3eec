// What Terraform core verifies after each RPC; it calls a violation a bug in the provider.
import {
  type AttributePath,
  type CtyType,
  formatPath,
  type ObjectValue,
  sameValue,
  type Value,
} from '../protocol/index.ts';
import type { Action } from './change.ts';
import type { SchemaAttribute, SchemaAttributes } from './schema.ts';
import { ProtocolViolation } from './violation.ts';

const invalidPlan = 'Provider produced invalid plan';
const inconsistentPlan = 'Provider produced inconsistent final plan';
const invalidObject = 'Provider produced invalid object';
const invalidResult = 'Provider returned invalid result object after apply';
const inconsistentResult = 'Provider produced inconsistent result after apply';

/** What is configured is planned to be there, as it is configured. */
export function checkPlanned(
  type: string,
  attributes: SchemaAttributes,
  config: ObjectValue,
  planned: ObjectValue | null,
  prior: ObjectValue | null,
): void {
  if (!planned) throw new ProtocolViolation(invalidPlan, `${type} is configured, and planned not to be there`);
  checkPlan(attributes, config, planned, prior);
}

/** The planned value is the configured one (or the prior one, where the provider finds them equal); the rest is computed. */
function checkPlan(
  attributes: SchemaAttributes,
  config: ObjectValue,
  planned: ObjectValue,
  prior: ObjectValue | null,
  path: AttributePath = [],
): void {
  checkKeys(invalidPlan, attributes, planned, path);
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
    violation(invalidPlan, path, `${problem}: config ${show(config)}, planned ${show(planned)}, prior ${show(prior)}`);
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

/** After an apply nothing is unknown, nothing write-only is kept, and every planned value is there. */
export function checkApplied(attributes: SchemaAttributes, planned: ObjectValue, applied: ObjectValue): void {
  checkState(attributes, applied, { unknown: invalidResult });
  checkBecame(inconsistentResult, attributes, planned, applied, 'was planned as');
}

/** The plan that is applied is the one that was shown, with some of its unknown values known by now. */
export function checkFinalPlan(attributes: SchemaAttributes, first: ObjectValue, final: ObjectValue): void {
  checkBecame(inconsistentPlan, attributes, first, final, 'was shown as');
}

/** An update may turn out to be none; else what is done is what was shown. */
export function checkFinalAction(address: string, shown: Action, final: Action): void {
  if (shown === final || (shown === 'update' && final === 'no-op')) return;
  throw new ProtocolViolation(inconsistentPlan, `${address} was shown as ${shown}, and is now ${final}`);
}

/** Whether the object is there is the operation's to say. */
export function checkPresence(address: string, isWanted: boolean, applied: ObjectValue | null): void {
  if (isWanted && !applied) throw new ProtocolViolation(inconsistentResult, `${address} is null after it was written`);
  if (!isWanted && applied) throw new ProtocolViolation(invalidResult, `${address} is there after it was destroyed`);
}

/** The titles under which a state that is not whole is refused. */
interface StateTitles {
  readonly unknown?: string;
  readonly writeOnly?: string;
}

/** What is kept in state, however it got there: every attribute, wholly known, and without what is write-only. */
export function checkState(
  attributes: SchemaAttributes,
  state: ObjectValue,
  { unknown = invalidObject, writeOnly: kept = invalidObject }: StateTitles = {},
): void {
  checkKeys(invalidObject, attributes, state, []);
  for (const [name, { writeOnly }] of Object.entries(attributes)) {
    const path = [{ attribute: name }];
    if (hasUnknown(state[name])) violation(unknown, path, 'is unknown in state');
    if (writeOnly && state[name] !== null) violation(kept, path, 'is write-only and in state');
  }
}

function checkBecame(
  title: string,
  attributes: SchemaAttributes,
  before: ObjectValue,
  after: ObjectValue,
  said: string,
): void {
  for (const [name, { type }] of Object.entries(attributes)) {
    if (becomes(type, before[name], after[name])) continue;
    violation(title, [{ attribute: name }], `${said} ${show(before[name])}, and is now ${show(after[name])}`);
  }
}

/** Known parts stay as they are; unknown ones become anything. Members of a set are told apart by what is known of them. */
function becomes(type: CtyType, before: Value, after: Value): boolean {
  if (before === undefined) return true;
  if (!hasUnknown(before)) return sameValue(type, before, after);
  if (after === null || after === undefined || typeof type === 'string') return false;
  const [kind, inner] = type;
  if (kind === 'object') {
    const [old, now] = [before as ObjectValue, after as ObjectValue];
    return Object.entries(inner).every(([name, one]) => becomes(one, old[name], now[name]));
  }
  if (before instanceof Map && after instanceof Map) {
    const keys = [...before.keys()];
    return (
      before.size === after.size && keys.every((key) => becomes(inner as CtyType, before.get(key), after.get(key)))
    );
  }
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  // Two members of a set may turn out to be the same one.
  if (kind === 'set')
    return after.length <= before.length && before.every((old) => after.some((now) => becomes(inner, old, now)));
  const typeAt = (index: number) => (kind === 'tuple' ? inner[index]! : (inner as CtyType));
  return before.length === after.length && before.every((old, index) => becomes(typeAt(index), old, after[index]));
}

/** Only attributes that exist can force a replacement. */
export function checkReplacePaths(attributes: SchemaAttributes, paths: readonly AttributePath[]): void {
  for (const path of paths) {
    const [step] = path;
    const isKnown = step && 'attribute' in step && Object.hasOwn(attributes, step.attribute);
    if (!isKnown) violation(invalidPlan, path, 'forces a replacement, but there is no such attribute');
  }
}

function hasUnknown(value: Value): boolean {
  if (value === undefined) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  if (value instanceof Map) return [...value.values()].some(hasUnknown);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnknown);
}

function checkKeys(title: string, attributes: SchemaAttributes, value: ObjectValue, path: AttributePath): void {
  const wanted = Object.keys(attributes).sort().join();
  const given = Object.keys(value).sort().join();
  if (wanted !== given) violation(title, path, `has the attributes ${given}, wanted are ${wanted}`);
}

function violation(title: string, path: AttributePath, problem: string): never {
  throw new ProtocolViolation(title, `${formatPath(path)} ${problem}`);
}

const show = (value: Value) => (value === undefined ? 'unknown' : JSON.stringify(value));
