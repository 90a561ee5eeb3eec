// Who has which role in a project, as far as it is known.
import type { PlannedValue } from '../../inventory/index.ts';
import type { Facts } from './facts.ts';
import type { Thing } from './thing.ts';

interface Grant {
  /** Undefined is what is not known until apply. */
  readonly role: string | undefined;
  readonly users: readonly (string | undefined)[];
  readonly groups: readonly (string | undefined)[];
  /** Undefined where it may be none. */
  readonly hasGroup: boolean | undefined;
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
  const grants = all.flatMap((access) => listOf(access.values.roles).map((grant) => grantOf(grant, access)));
  const isTold = facts.source === 'instance' || all.some((access) => !isPart(access));
  const isBound = (role: string) => all.some(({ values }) => idOf(values.bound_role) === role);
  return { grants, isWhole: (role) => isTold || isBound(role) };
}

/** Put together from what gives some roles and leaves others alone. */
const isPart = ({ values }: Thing) => 'bound_role' in values;

function grantOf(grant: PlannedValue, access: Thing): Grant {
  if (grant === undefined)
    return { role: undefined, users: [undefined], groups: [undefined], hasGroup: undefined, access };
  const { role, users, groups } = grant as { readonly [name: string]: PlannedValue };
  const hasGroup = groups === undefined ? undefined : listOf(groups).length > 0;
  return { role: idOf(role), users: listOf(users).map(idOf), groups: listOf(groups).map(idOf), hasGroup, access };
}

/** A list of which nothing is known has one member of which nothing is known. */
const listOf = (value: PlannedValue): readonly PlannedValue[] =>
  value === undefined ? [undefined] : Array.isArray(value) ? value : [];
const idOf = (value: PlannedValue) => (value === undefined || value === null ? undefined : String(value));
