// Who has which role in a project, as far as it is known.
import type { PlannedValue } from '../../inventory/index.ts';
import type { Facts } from './facts.ts';
import type { Thing } from './thing.ts';

export interface Grant {
  /** Undefined is what is not known until apply. */
  readonly role: string | undefined;
  readonly users: readonly (string | undefined)[];
  readonly groups: readonly (string | undefined)[];
  /** Where it was given. */
  readonly access: Thing;
}

interface Grants {
  readonly grants: readonly Grant[];
  /** Whether nobody else can have the role there. */
  isWhole(role: string): boolean;
}

/** @throws NotApplicable, NotKnown */
export function grantsIn(facts: Facts, project: string): Grants {
  const all = facts.all('unleash_project_access').filter(({ values }) => values.project === project);
  const lists = all.map((access) => ({ access, list: listOf(access.values.roles) }));
  const grants = lists.flatMap(({ access, list }) =>
    list.flatMap((grant) => (grant === undefined ? [] : [grantOf(grant, access)])),
  );
  const isTold = facts.source === 'instance' || lists.some(({ list }) => !list.includes(undefined));
  const isBound = (role: string) => all.some(({ values }) => idOf(values.bound_role) === role);
  return { grants, isWhole: (role) => isTold || isBound(role) };
}

function grantOf(grant: PlannedValue, access: Thing): Grant {
  const { role, users, groups } = (grant ?? {}) as { readonly [name: string]: PlannedValue };
  return { role: idOf(role), users: listOf(users).map(idOf), groups: listOf(groups).map(idOf), access };
}

/** A list of which nothing is known has one member of which nothing is known. */
const listOf = (value: PlannedValue): readonly PlannedValue[] =>
  value === undefined ? [undefined] : Array.isArray(value) ? value : [];
const idOf = (value: PlannedValue) => (value === undefined || value === null ? undefined : String(value));
