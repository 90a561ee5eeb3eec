// The three duties of a change to production, and who has them: proposing it, approving it, and skipping both.
import type { PlannedValue } from '../../inventory/index.ts';
import type { Facts } from './facts.ts';
import { grantsIn } from './grants.ts';
import type { Thing } from './thing.ts';

export const viewerRole = 3;
export const ownerRole = 4;

export const duties = ['propose', 'approve', 'skip'] as const;
export type Duty = (typeof duties)[number];

const dutyOf: { readonly [permission: string]: Duty } = {
  APPROVE_CHANGE_REQUEST: 'approve',
  CREATE_FEATURE_STRATEGY: 'propose',
  DELETE_FEATURE_STRATEGY: 'propose',
  SKIP_CHANGE_REQUEST: 'skip',
  UPDATE_FEATURE_ENVIRONMENT: 'propose',
  UPDATE_FEATURE_ENVIRONMENT_VARIANTS: 'propose',
  UPDATE_FEATURE_STRATEGY: 'propose',
};

/** Of the roles that come with Unleash, for a plan tells of its own alone. Admins are not counted: they may do everything. */
const predefined: { readonly [role: string]: readonly Duty[] } = {
  ...{ '1': [], '2': ['propose'], '3': [], '4': ['propose'], '5': ['propose'], '6': [] },
};

/** What a role lets people do to production. @throws NotKnown */
export function dutiesOfRole(facts: Facts, role: Thing): readonly Duty[] {
  const permissions = role.value('permissions');
  if (!Array.isArray(permissions)) return [];
  return permissions.flatMap((one: PlannedValue) => {
    const { name, environment } = one as { readonly name: string; readonly environment: string | null };
    const duty = dutyOf[name];
    return duty !== undefined && (!environment || facts.isProduction(environment)) ? [duty] : [];
  });
}

interface Held {
  /** Id of the project. */
  readonly project: string;
  readonly role: string;
  readonly duties: readonly Duty[];
  /** Whether it is certain, and not only one of the ways in which a plan may turn out. */
  readonly isCertain: boolean;
}

/** Every duty that an account has by its own roles and by those of its groups, and those that it may have. @throws NotApplicable, NotKnown */
export function dutiesOfAccount(facts: Facts, account: Thing): Held[] {
  const isSame = (id: string | undefined) => id === account.id;
  const groups = facts.all('unleash_group').flatMap((group) => {
    const { users } = group.values;
    const members = users === undefined ? [undefined] : Array.isArray(users) ? users : [];
    if (members.some((id) => id !== undefined && isSame(String(id)))) return [{ group, isCertain: true }];
    const mayBe = members.includes(undefined) && isCandidate(group, 'users', account);
    return mayBe ? [{ group, isCertain: false }] : [];
  });
  const rootRoles = [
    { thing: account, isCertain: true },
    ...groups.map(({ group, isCertain }) => ({ thing: group, isCertain })),
  ];
  const onInstance = rootRoles.flatMap(({ thing, isCertain }) =>
    rolesAt(facts, thing, 'root_role', thing.values.root_role, isCertain).map((held) => ({
      ...held,
      project: 'default',
    })),
  );
  const projects = facts.all('unleash_project_access').map((access) => access.text('project')!);
  const inProjects = [...new Set(projects)].flatMap((project) =>
    grantsIn(facts, project).grants.flatMap((grant) => {
      const through = groups.filter(({ group }) => grant.groups.includes(group.id));
      const isOwn = grant.users.some((id) => id !== undefined && isSame(id));
      const isCertain = isOwn || through.some((one) => one.isCertain);
      const isPossible =
        isCertain ||
        through.length > 0 ||
        (grant.users.includes(undefined) && isCandidate(grant.access, 'roles', account)) ||
        (grant.groups.includes(undefined) && groups.some(({ group }) => isCandidate(grant.access, 'roles', group)));
      if (!isPossible) return [];
      return rolesAt(facts, grant.access, 'roles', grant.role, isCertain).map((held) => ({ ...held, project }));
    }),
  );
  return [...onInstance, ...inProjects];
}

/** Whether the configuration may mean it at an attribute that is not known. */
const isCandidate = ({ candidates }: Thing, attribute: string, { address }: Thing) => {
  const some = candidates.get(attribute);
  return !some || (address !== null && some.includes(address));
};

/** The role that is given, or each that it may be. */
function rolesAt(facts: Facts, thing: Thing, attribute: string, role: PlannedValue, isCertain: boolean) {
  if (role === null) return [];
  if (role !== undefined) {
    const known = dutiesOf(facts, String(role));
    return [{ role: String(role), duties: known ?? duties, isCertain: isCertain && known !== undefined }];
  }
  const some = thing.candidates.get(attribute);
  const may = facts.all('unleash_role').filter((one) => !some || (one.address !== null && some.includes(one.address)));
  const each = may.map((one) => ({ role: one.id, duties: dutiesOfRole(facts, one), isCertain: false }));
  return some ? each : [...each, { role: 'another', duties, isCertain: false }];
}

/** Undefined where nobody tells of the role. */
function dutiesOf(facts: Facts, role: string): readonly Duty[] | undefined {
  const known = role === '1' ? undefined : facts.find('unleash_role', role);
  return known ? dutiesOfRole(facts, known) : predefined[role];
}
