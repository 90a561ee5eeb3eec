// Numbers that Unleash has yet to give: where the configuration leaves no doubt whose they are, the address stands for them.
import type { PlannedValue } from '../../inventory/index.ts';
import type { Described } from './thing.ts';

const accounts = ['unleash_user', 'unleash_service_account'];

/** Whose numbers an attribute has. */
const targets: { readonly [attribute: string]: readonly string[] } = {
  default_root_role: ['unleash_role'],
  groups: ['unleash_group'],
  member: [...accounts, 'unleash_group'],
  role: ['unleash_role'],
  roles: ['unleash_role'],
  root_role: ['unleash_role'],
  service_account_id: ['unleash_service_account'],
  users: accounts,
};

/** @param typeOf the type of what is planned at an address */
export function fillReferences(
  values: Described['values'],
  candidates: Described['candidates'],
  typeOf: (address: string) => string | undefined,
): Described['values'] {
  return Object.fromEntries(
    Object.entries(values).map(([attribute, value]) => {
      const some = candidates.get(attribute);
      if (!some) return [attribute, value];
      const fitting = (key: string) => some.filter((address) => targets[key]?.includes(typeOf(address) ?? ''));
      const gaps = countGaps(attribute, value);
      // One list with as many gaps as there are names for them: in whatever order, they are its members.
      const isCertain = (key: string) => gaps.get(key)?.length === 1 && gaps.get(key)![0] === fitting(key).length;
      const left = new Map([...gaps.keys()].filter(isCertain).map((key) => [key, [...fitting(key)]]));
      return [attribute, filled(attribute, value, left)];
    }),
  );
}

/** How many gaps each list has, by the attribute that it is in; a value alone is a list of one. */
function countGaps(
  key: string,
  value: PlannedValue,
  gaps = new Map<string, number[]>(),
): ReadonlyMap<string, readonly number[]> {
  const count = value === undefined ? 1 : isList(value) ? value.filter((member) => member === undefined).length : 0;
  if (count > 0) gaps.set(key, [...(gaps.get(key) ?? []), count]);
  if (isList(value)) for (const member of value) if (member !== undefined) countGaps(key, member, gaps);
  if (isObject(value)) for (const [name, member] of Object.entries(value)) countGaps(name, member, gaps);
  return gaps;
}

function filled(key: string, value: PlannedValue, left: ReadonlyMap<string, string[]>): PlannedValue {
  if (value === undefined) return left.get(key)?.shift();
  if (isList(value)) return value.map((member) => filled(key, member, left));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filled(name, member, left)]));
}

const isList = (value: PlannedValue): value is readonly PlannedValue[] => Array.isArray(value);
const isObject = (value: PlannedValue): value is { readonly [name: string]: PlannedValue } =>
  typeof value === 'object' && value !== null && !isList(value);
