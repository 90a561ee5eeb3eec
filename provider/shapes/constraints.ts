// Constraints: conditions on context fields, as segments and strategies have them.
import {
  type Nested,
  notBlank,
  optional,
  type Refuse,
  required,
  type Unsure,
} from '../../src/terraform/framework/index.ts';

const operators = {
  values: ['IN', 'NOT_IN', 'STR_CONTAINS', 'STR_STARTS_WITH', 'STR_ENDS_WITH'],
  value: [
    ...['NUM_EQ', 'NUM_GT', 'NUM_GTE', 'NUM_LT', 'NUM_LTE', 'DATE_AFTER', 'DATE_BEFORE'],
    ...['SEMVER_EQ', 'SEMVER_GT', 'SEMVER_GTE', 'SEMVER_LT', 'SEMVER_LTE', 'REGEX'],
  ],
} as const;

type Operator = (typeof operators)['values' | 'value'][number];
const all = [...operators.values, ...operators.value] as const satisfies readonly Operator[];
const listed = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

export const constraintAttributes = () => ({
  context_name: required.string('Name of the context field.').references('context_field.name').check(notBlank),
  operator: required.oneOf(
    all,
    `How the field is compared: with \`values\` by ${listed(operators.values)}; with \`value\` by ${listed(operators.value)}.`,
  ),
  values: optional.setOfStrings('Values, of which one must match.').emptyMeansAbsent(),
  value: optional.string('The one value to compare with.').check(notBlank),
  inverted: optional.boolean('Whether the condition is turned around.').default(false),
  case_insensitive: optional.boolean('Whether letter case does not count.').default(false),
});

interface ConstraintItem {
  readonly contextName: string;
  readonly operator: string;
  readonly values?: readonly string[] | null | undefined;
  readonly value?: string | null | undefined;
  readonly inverted?: boolean | null | undefined;
  readonly caseInsensitive?: boolean | null | undefined;
}

type Constraint = Nested<ReturnType<typeof constraintAttributes>>;

export const constraintState = (item: ConstraintItem): Constraint => ({
  context_name: item.contextName,
  operator: item.operator as Operator,
  // The server keeps duplicates, which mean nothing.
  values: [...new Set(item.values)],
  value: item.value || null,
  inverted: item.inverted ?? false,
  case_insensitive: item.caseInsensitive ?? false,
});

export const constraintBody = (constraint: Constraint) => ({
  contextName: constraint.context_name,
  operator: constraint.operator,
  values: constraint.values ?? [],
  ...(constraint.value !== null && { value: constraint.value }),
  inverted: constraint.inverted,
  caseInsensitive: constraint.case_insensitive,
});

/** Refuses a constraint that compares with nothing, or with what its operator does not look at. */
export function checkConstraints(constraints: Unsure<Constraint[]> | null, error: Refuse): void {
  for (const [index, constraint] of (constraints ?? []).entries()) {
    if (constraint === undefined) continue;
    const { operator, values, value } = constraint;
    const wanted = (['values', 'value'] as const).find((name) => operators[name].some((word) => word === operator));
    if (wanted === undefined) continue;
    const [given, other] = wanted === 'values' ? [values, value] : [value, values];
    const unwanted = wanted === 'values' ? 'value' : 'values';
    if (given === null || (Array.isArray(given) && given.length === 0)) {
      error(`Missing ${wanted}`, `The operator ${operator} compares with ${wanted}. Set it.`, ['constraints', index]);
    }
    if (other !== null && other !== undefined && other.length > 0) {
      error(`Needless ${unwanted}`, `The operator ${operator} looks at ${wanted} alone. Remove ${unwanted}.`, [
        ...['constraints', index, unwanted],
      ]);
    }
  }
}
