// What context fields of the instance and of projects have in common.
import { computed, matching, optional, optionalComputed, required } from '../src/terraform/framework/index.ts';

/** A name that stays as it is in a URL. */
const urlFriendly = matching(
  /^(?!\.{1,2}$)[A-Za-z0-9\-_.!~*'()]{1,100}$/,
  "made of 1 to 100 letters, digits and - _ . ! ~ * ' ( ) alone",
);

export const contextFieldAttributes = () => ({
  name: required.string('Name, as SDKs send it. It is unique on the whole instance.').check(urlFriendly),
  description: optional.string('What the field holds.').emptyMeansAbsent(),
  stickiness: optionalComputed.boolean('Whether gradual rollouts can use it to keep people in their group.'),
  legal_values: optionalComputed.listOf(
    {
      value: required.string('The value.'),
      description: optional.string('What it means.').emptyMeansAbsent(),
    },
    'Values that the field can have, each once; an empty list allows any.',
  ),
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

interface DesiredField {
  readonly name: string;
  readonly description: string | null;
  readonly stickiness: boolean | undefined;
  readonly legal_values: readonly { value: string; description: string | null }[] | undefined;
}

/** Without what the configuration leaves to the server. */
export const contextFieldBody = ({ name, description, stickiness, legal_values }: DesiredField) => ({
  name,
  description: description ?? '',
  ...(stickiness !== undefined && { stickiness }),
  ...(legal_values && { legalValues: legal_values.map(legalValue) }),
});

/** The body of an update that changes only what is in `body`: Unleash resets everything that is not sent. */
export function contextFieldUpdate(
  current: ContextFieldItem,
  { name: _, ...body }: ReturnType<typeof contextFieldBody>,
) {
  const { stickiness = false, sortOrder = 0, legalValues = [] } = current;
  return { stickiness, sortOrder, legalValues: legalValues.map(legalValue), ...body };
}

const legalValue = ({ value, description }: { value: string; description?: string | null | undefined }) => ({
  value,
  ...(description && { description }),
});

/** Refuses a legal value that is listed twice, as Unleash would. */
export function checkLegalValues(
  values: readonly ({ value?: string | null | undefined } | undefined)[] | null | undefined,
  error: (summary: string, detail: string, path: readonly (string | number)[]) => void,
): void {
  const seen = new Set<string>();
  for (const [index, one] of (values ?? []).entries()) {
    const value = one?.value;
    if (typeof value !== 'string') continue;
    const path = ['legal_values', index, 'value'];
    if (seen.has(value)) error('Duplicate legal value', `${JSON.stringify(value)} is listed more than once.`, path);
    seen.add(value);
  }
}
