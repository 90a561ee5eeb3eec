// A condition over the attributes of a thing, as a file of own rules has it.
import type { PlannedValue } from '../../inventory/index.ts';
import { fits } from '../../exceptions/index.ts';
import { type Facts, NotKnown, type Thing } from '../facts/index.ts';

export type Condition = { readonly [attribute: string]: unknown };

type Scalar = string | number | boolean | null;
type Known = Exclude<PlannedValue, undefined>;

interface Operator {
  /** What may stand after it, in words. */
  readonly takes: string;
  isFine(wanted: unknown): boolean;
  holds(value: Known, wanted: never, facts: Facts): boolean;
}

const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
const isNumber = (value: unknown) => typeof value === 'number';
const listOf = (value: Known): readonly PlannedValue[] =>
  Array.isArray(value) ? value : value === null ? [] : [value];

const operators: { readonly [name: string]: Operator } = {
  is: { takes: 'a value', isFine: isScalar, holds: (value, wanted: Scalar) => value === wanted },
  isNot: { takes: 'a value', isFine: isScalar, holds: (value, wanted: Scalar) => value !== wanted },
  in: {
    takes: 'a list of values',
    isFine: (wanted) => Array.isArray(wanted) && wanted.every(isScalar),
    holds: (value, wanted: readonly Known[]) => wanted.includes(value),
  },
  like: {
    takes: 'a text in which * stands for any',
    isFine: (wanted) => typeof wanted === 'string',
    holds: (value, wanted: string) => value !== null && fits(wanted, String(value)),
  },
  atLeast: {
    takes: 'a number',
    isFine: isNumber,
    holds: (value, wanted: number) => value !== null && Number(value) >= wanted,
  },
  atMost: {
    takes: 'a number',
    isFine: isNumber,
    holds: (value, wanted: number) => value !== null && Number(value) <= wanted,
  },
  has: { takes: 'a value', isFine: isScalar, holds: (value, wanted: Scalar) => listOf(value).includes(wanted) },
  hasNot: { takes: 'a value', isFine: isScalar, holds: (value, wanted: Scalar) => !listOf(value).includes(wanted) },
  isSet: {
    takes: 'true or false',
    isFine: (wanted) => typeof wanted === 'boolean',
    holds: (value, wanted: boolean) => listOf(value).length > 0 === wanted,
  },
  withinDays: {
    takes: 'a number',
    isFine: isNumber,
    holds: (value, wanted: number, facts) => value !== null && facts.daysUntil(String(value)) <= wanted,
  },
};

/** What is wrong with it as it is written, after a name for it. */
export function problemOf(condition: unknown): string | undefined {
  if (!isRecord(condition) || Object.keys(condition).length === 0)
    return 'must name attributes, such as { "mode": { "is": "private" } }';
  for (const [key, value] of Object.entries(condition)) {
    const inside = key === 'not' ? [value] : key === 'any' ? value : undefined;
    if (inside !== undefined) {
      if (!Array.isArray(inside) || inside.length === 0) return 'must have a list of conditions as "any"';
      const problem = inside.map(problemOf).find((one) => one !== undefined);
      if (problem !== undefined) return problem;
      continue;
    }
    if (!isRecord(value) || Object.keys(value).length === 0)
      return `must say of "${key}" one of ${Object.keys(operators).join(', ')}`;
    for (const [name, wanted] of Object.entries(value)) {
      const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
      if (!operator)
        return `has the unknown word "${name}" for "${key}": there are ${Object.keys(operators).join(', ')}`;
      if (!operator.isFine(wanted)) return `must have ${operator.takes} as "${name}" of "${key}"`;
    }
  }
  return undefined;
}

/** @throws NotKnown */
export function holds(condition: Condition, thing: Thing, facts: Facts): boolean {
  return Object.entries(condition).every(([key, value]) => {
    if (key === 'not') return !holds(value as Condition, thing, facts);
    if (key === 'any') return (value as readonly Condition[]).some((one) => holds(one, thing, facts));
    const found = valueAt(thing, key.split('.'));
    return Object.entries(value as object).every(([name, wanted]) =>
      operators[name]!.holds(found, wanted as never, facts),
    );
  });
}

/** Of a list of objects it is the list of what each has there. @throws NotKnown */
function valueAt(thing: Thing, [attribute = '', ...path]: readonly string[]): Known {
  if (!(attribute in thing.values)) throw new NotKnown(`There is no attribute ${attribute}`);
  return path.reduce<Known>((value, name) => {
    if (Array.isArray(value)) return value.flatMap((one: Known) => [memberOf(one, name)]);
    return memberOf(value, name);
  }, thing.value(attribute));
}

const memberOf = (value: Known, name: string): Known =>
  isRecord(value) ? ((value as { readonly [name: string]: Known })[name] ?? null) : null;

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
