// What a constraint may say: values that fit its operator, and only legal ones where the context field lists them.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { badData, invalidValue } from '../failures/errors.ts';
import type { Store } from '../state/store.ts';

type Constraint = components['schemas']['constraintSchema'];

/** Throws the refusal of the first wrong constraint. The server looks at all of them at once, so what takes it longest is found last. */
export function checkConstraints(store: Store, constraints: readonly Constraint[]): void {
  constraints.forEach(checkForm);
  constraints.forEach(checkText);
  constraints.forEach(checkValue);
  for (const constraint of constraints) checkLegal(store, constraint);
}

function checkForm({ contextName, values = [] }: Constraint, index: number): void {
  if (contextName === '') throw invalidValue(`"constraints[${index}].contextName" is not allowed to be empty.`);
  for (const [position, value] of values.entries()) {
    const label = `"constraints[${index}].values[${position}]"`;
    if (value === '') throw invalidValue(`${label} is not allowed to be empty.`);
    if (value.length > 100) {
      throw invalidValue(
        `${label} length must be less than or equal to 100 characters long. You provided ${JSON.stringify(value)}.`,
      );
    }
  }
}

type Kind = 'list' | 'number' | 'version' | 'date' | 'pattern';

const kinds: Record<Constraint['operator'], Kind> = {
  IN: 'list',
  NOT_IN: 'list',
  STR_ENDS_WITH: 'list',
  STR_STARTS_WITH: 'list',
  STR_CONTAINS: 'list',
  NUM_EQ: 'number',
  NUM_GT: 'number',
  NUM_GTE: 'number',
  NUM_LT: 'number',
  NUM_LTE: 'number',
  SEMVER_EQ: 'version',
  SEMVER_GT: 'version',
  SEMVER_LT: 'version',
  SEMVER_GTE: 'version',
  SEMVER_LTE: 'version',
  DATE_AFTER: 'date',
  DATE_BEFORE: 'date',
  REGEX: 'pattern',
};

function checkText({ operator, value, inverted }: Constraint): void {
  const kind = kinds[operator];
  if (kind === 'pattern') checkPattern(value, inverted);
  if (kind === 'list' || kind === 'pattern') return;
  if (!value) throw badData('Single-value constraint operators require a non-empty value.');
  if (kind === 'version' && !semanticVersion.test(value)) {
    throw badData(`the provided value is not a valid semver format. The value provided was: ${value}`);
  }
}

function checkValue({ operator, value = '', values }: Constraint): void {
  const kind = kinds[operator];
  if (kind === 'list') checkList(values);
  if (kind === 'number') checkNumber(value);
  if (kind === 'date' && !isDate(value)) throw invalidValue(`"value" must be a valid date. ${provided(value)}`);
}

const provided = (value: string) => `You provided ${JSON.stringify(value)}.`;

function checkList(values: readonly string[] = []): void {
  if (values.length === 0) throw invalidValue('"value" must contain at least 1 items. You provided [].');
}

/** The grammar of https://semver.org, without a leading v. */
const semanticVersion =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-z-][\da-z-]*)(\.(0|[1-9]\d*|\d*[a-z-][\da-z-]*))*)?(\+[\da-z-]+(\.[\da-z-]+)*)?$/i;
const decimal = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i;

function checkNumber(value: string): void {
  if (!decimal.test(value)) throw invalidValue(`"value" must be a number. ${provided(value)}`);
  if (Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER) return;
  throw invalidValue(`"value" must be a safe number. ${provided(value)}`);
}

/** A date in whatever form the engine reads, or milliseconds since 1970. */
function isDate(text: string): boolean {
  const milliseconds = /^\s*[+-]?\d+(\.\d+)?\s*$/.test(text) ? new Date(Number(text)).getTime() : Date.parse(text);
  return !Number.isNaN(milliseconds);
}

/** What the pattern language of the server, RE2, leaves out: looking around and referring back. */
const unsupported = /\(\?<?[=!]|\\[1-9]/;

/** Flags and names that RE2 writes in its own way; the engine at hand judges the rest. */
const toOwnSyntax = (pattern: string) => pattern.replace(/\(\?[imsU]+\)/g, '').replaceAll('(?P<', '(?<');

function checkPattern(value: string | undefined, inverted: boolean | undefined): void {
  if (value === undefined) throw badData('the provided value is not a valid regex string.');
  const reason = unsupported.test(value) ? `invalid or unsupported syntax: ${value}` : findFault(toOwnSyntax(value));
  if (reason !== undefined) throw badData(`the provided value is not a valid regex string. Error: ${reason}`);
  if (inverted === true) throw badData('REGEX operator cannot be inverted.');
}

function findFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkLegal(store: Store, { contextName, operator, value, values = [] }: Constraint): void {
  const legal = new Set(store.contextFields.get(contextName)?.legalValues.map((one) => one.value));
  if (legal.size === 0) return;
  if (kinds[operator] === 'list') {
    if (values.every((one) => legal.has(one))) return;
    throw badData('input values are not specified as a legal value on this context field');
  }
  if (value === undefined || !legal.has(value)) {
    throw badData(`${value} is not specified as a legal value on this context field`);
  }
}
