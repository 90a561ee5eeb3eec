// What an instance holds of some types, as evidence shows it: every setting, and of secrets only that there is one.
import { type Held, type Inventory, type Json, toJson } from '../../inventory/index.ts';
import { reasons } from './or-hidden.ts';

/** What stands in place of a secret. */
const withheld = '(withheld)';

export interface Shown {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly settings: { readonly [attribute: string]: Json };
}

/** @param types without the prefix of the provider */
export const shownOf = ({ held }: Inventory, types: readonly string[]): Shown[] =>
  held.filter(({ resource }) => types.includes(resource.name)).map(show);

function show({ resource, typeName, importId, name, state }: Held): Shown {
  const settings = Object.entries(resource.attributes).map(([attribute, { holdsSecret }]) => {
    const value = toJson(state[attribute]);
    return [attribute, holdsSecret && value !== null ? withheld : value] as const;
  });
  return { type: typeName, id: importId, name, settings: Object.fromEntries(settings) };
}

/** Sentences about what of the types could not be read. */
export const hiddenOf = ({ hidden }: Inventory, provider: string, types: readonly string[]): string[] => [
  ...new Set(
    hidden
      .filter(({ typeName }) => types.some((type) => typeName === `${provider}_${type}`))
      .map(({ typeName, name, why }) => `${[typeName, ...(name === null ? [] : [name])].join(' ')}: ${reasons[why]}`),
  ),
];
