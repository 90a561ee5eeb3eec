// What context fields of the instance and of projects have in common.
import {
  computed,
  type Desired,
  matching,
  optional,
  type Refuse,
  required,
  type Unsure,
} from '../../src/terraform/framework/index.ts';

/** A name that stays as it is in a URL. */
const urlFriendly = matching(
  /^(?!\.{1,2}$)[A-Za-z0-9\-_.!~*'()]{1,100}$/,
  "made of 1 to 100 letters, digits and - _ . ! ~ * ' ( ) alone",
);

export const contextFieldAttributes = () => ({
  name: required.string('Name, as SDKs send it. It is unique on the whole instance.').check(urlFriendly),
  description: optional.string('What the field holds.').emptyMeansAbsent(),
  stickiness: optional.boolean('Whether gradual rollouts can use it to keep people in their group.').default(false),
  legal_values: optional
    .listOf(
      {
        value: required.string('The value.'),
        description: optional.string('What it means.').emptyMeansAbsent(),
      },
      'Values that the field can have, each once; without any it can have every value.',
    )
    .default([]),
  sort_order: computed
    .number('Number that Unleash keeps with the field. Servers up to 8.2 set it to 0 with every update.')
    .volatile(),
});

/** A context field as the admin API shows it. */
export interface ContextFieldItem {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly stickiness?: boolean | undefined;
  readonly sortOrder?: number | undefined;
  readonly legalValues?: readonly { value: string; description?: string | null | undefined }[] | undefined;
}

export const contextFieldState = (item: ContextFieldItem) => ({
  name: item.name,
  description: item.description ?? null,
  stickiness: item.stickiness ?? false,
  legal_values: (item.legalValues ?? []).map(({ value, description }) => ({ value, description: description ?? null })),
  sort_order: item.sortOrder ?? 0,
});

type Field = Desired<ReturnType<typeof contextFieldAttributes>>;

export const contextFieldBody = ({ name, description, stickiness, legal_values }: Field) => ({
  name,
  description: description ?? '',
  stickiness,
  legalValues: legal_values.map(legalValue),
});

/** The body of an update: Unleash resets the place in lists, too, when it is not sent. */
export const contextFieldUpdate = (
  { sortOrder = 0 }: ContextFieldItem,
  { name: _, ...body }: ReturnType<typeof contextFieldBody>,
) => ({ sortOrder, ...body });

const legalValue = ({ value, description }: Field['legal_values'][number]) => ({
  value,
  ...(description && { description }),
});

/** Refuses a legal value that is listed twice, as Unleash would. */
export function checkLegalValues(values: Unsure<Field['legal_values']> | null, error: Refuse): void {
  const seen = new Set<string>();
  for (const [index, one] of (values ?? []).entries()) {
    const value = one?.value;
    if (typeof value !== 'string') continue;
    const path = ['legal_values', index, 'value'];
    if (seen.has(value))
      error('Duplicate legal value', `${JSON.stringify(value)} is listed more than once. Remove one of them.`, path);
    seen.add(value);
  }
}
