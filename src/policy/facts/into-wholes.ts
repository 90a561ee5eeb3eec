// What configurations may declare in parts, put together as an instance has it: rules know only the whole.
import type { PlannedValue } from '../../inventory/index.ts';
import { type Described, Thing } from './thing.ts';

const wholes: { readonly [part: string]: string } = {
  unleash_change_request_settings: 'unleash_project_environment',
  unleash_cors_origin: 'unleash_cors',
  unleash_project_api_token: 'unleash_api_token',
  unleash_project_member: 'unleash_project_access',
  unleash_project_role_binding: 'unleash_project_access',
};

/** The type that tells of all that there is of a type which is only a part. */
export const wholeOf = (type: string): string | undefined => wholes[type];

export function intoWholes(things: readonly Thing[]): Thing[] {
  const of = (type: string) => things.filter((thing) => thing.type === type);
  const settings = of('unleash_change_request_settings');
  const covers = (setting: Thing, { values }: Thing) =>
    setting.values.project === values.project_id && setting.values.environment === values.environment_name;
  const isCovered = (thing: Thing) =>
    thing.type === 'unleash_project_environment' && settings.some((setting) => covers(setting, thing));
  return [
    ...things.filter((thing) => wholeOf(thing.type) === undefined && !isCovered(thing)),
    ...settings.map(environmentOf),
    ...of('unleash_project_api_token').map((token) =>
      changed(token, 'unleash_api_token', { ...token.values, projects: [token.values.project] }),
    ),
    ...originsOf(of('unleash_cors_origin')),
    ...[...of('unleash_project_member').map(memberGrants), ...of('unleash_project_role_binding').map(bindingGrants)],
  ];
}

/** @param given takes the place of what the thing has */
const changed = (thing: Thing, type: string, values: Described['values'], given: Partial<Described> = {}) =>
  new Thing({ ...thing, type, values, ...given });

const environmentOf = (thing: Thing) => {
  const { project, environment, enabled, required_approvals } = thing.values;
  return changed(thing, 'unleash_project_environment', {
    ...{ project_id: project, environment_name: environment, change_requests_enabled: enabled, required_approvals },
  });
};

/** Others may add origins beside them. */
function originsOf(origins: readonly Thing[]): Thing[] {
  const [first] = origins;
  if (!first) return [];
  const values = { origins: [...origins.map(({ values }) => values.origin), undefined] };
  const secret = origins.some((one) => one.secret.has('origin')) ? new Set(['origins']) : new Set<string>();
  return [changed(first, 'unleash_cors', values, { secret, missing: 'is not known as a whole' })];
}

/** Others may have roles in the project beside it, but not the one that it binds. */
const accessOf = (thing: Thing, grants: readonly PlannedValue[], candidates: Described['candidates']) =>
  changed(
    thing,
    'unleash_project_access',
    { project: thing.values.project, roles: [...grants], bound_role: thing.values.role ?? null },
    { candidates, missing: 'is not known as a whole' },
  );

function memberGrants(thing: Thing): Thing {
  const { member, roles } = thing.values;
  const named = typeof member === 'string' ? member.replace(/^(user|group):/, '') : undefined;
  const isGroup = typeof member === 'string' && /^(group:|.*unleash_group\.)/.test(member);
  const isUser = member !== undefined && !isGroup;
  const holders = { users: isUser ? [named] : [], groups: isGroup ? [named] : [] };
  const either = { users: [undefined], groups: [undefined] };
  const grants = (Array.isArray(roles) ? roles : [undefined]).map((role: PlannedValue) => ({
    role,
    ...(member === undefined ? either : holders),
  }));
  return accessOf(thing, grants, new Map([['roles', allOf(thing, ['member', 'roles'])]]));
}

function bindingGrants(thing: Thing): Thing {
  const { role, users, groups } = thing.values;
  const grant = { role, users: users === null ? [] : users, groups: groups === null ? [] : groups };
  return accessOf(thing, [grant], new Map([['roles', allOf(thing, ['role', 'users', 'groups'])]]));
}

const allOf = ({ candidates }: Thing, attributes: readonly string[]): readonly string[] | null => {
  const some = attributes.map((attribute) => candidates.get(attribute) ?? []);
  return attributes.some((attribute) => candidates.get(attribute) === null) ? null : some.flat();
};
