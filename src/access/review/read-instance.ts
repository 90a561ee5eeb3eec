// Everything that a review is made of, as an instance tells it: each question once, all at the same time.
import type { AdminApi, OperationAnswer } from '../../admin-api/index.ts';
import { type Grant, readGrants } from '../grants.ts';
import { orHidden } from './or-hidden.ts';
import { readRoles } from './read-roles.ts';
import type { Review, ReviewedRole } from './review.ts';

type Answered<
  Id extends 'getUsers' | 'getServiceAccounts' | 'getGroups' | 'getAllApiTokens' | 'getAllPublicSignupTokens',
> = OperationAnswer<Id>;

export interface Instance {
  readonly told: Review['instance'];
  readonly users: Answered<'getUsers'>['users'];
  readonly serviceAccounts: Answered<'getServiceAccounts'>['serviceAccounts'];
  readonly groups: NonNullable<Answered<'getGroups'>['groups']>;
  readonly tokens: NonNullable<Answered<'getAllApiTokens'>['tokens']>;
  readonly links: Answered<'getAllPublicSignupTokens'>['tokens'];
  readonly grants: readonly Grant[];
  readonly roles: readonly ReviewedRole[];
  readonly projects: readonly { readonly id: string; readonly isOwned: boolean }[];
  /** Names of the environments whose type is production. */
  readonly production: ReadonlySet<string>;
  /** Places where customers are served and nobody else has to agree to a change. */
  readonly withoutFourEyes: readonly { readonly project: string; readonly environment: string }[];
  readonly hidden: readonly string[];
}

/** @throws AdminApiError, also where the token may not read who there is */
export async function readInstance(api: AdminApi): Promise<Instance> {
  const hidden: string[] = [personalTokens];
  const [
    config,
    { users },
    { serviceAccounts },
    { groups = [] },
    { tokens = [] },
    links,
    environments,
    listed,
    grants,
  ] = await Promise.all([
    api.getUiConfig(),
    api.getUsers(),
    orHidden(api.getServiceAccounts(), { serviceAccounts: [] }, 'Service accounts', hidden),
    orHidden(api.getGroups(), { groups: [] }, 'Groups', hidden),
    orHidden(api.getAllApiTokens(), { tokens: [] }, 'API tokens', hidden),
    orHidden(api.getAllPublicSignupTokens(), { tokens: [] }, 'Invite links', hidden),
    api.getAllEnvironments(),
    api.getProjects(),
    readGrants(api, { whatThereIs: true }),
  ]);
  const production = new Set(environments.environments.flatMap(({ name, type }) => (isProduction(type) ? [name] : [])));
  const isEnterprise = Boolean(config.versionInfo.current.enterprise);
  if (!isEnterprise) hidden.push(openSource);
  const [roles, withoutFourEyes] = await Promise.all([
    readRoles(api, grants, isEnterprise),
    isEnterprise ? readFourEyes(api, listed.projects, hidden) : [],
  ]);
  const owned = new Set(grants.flatMap(({ role, project }) => (role.id === ownerRole && project ? [project] : [])));
  return {
    told: {
      url: api.connection.server,
      version: config.version,
      edition: isEnterprise ? 'enterprise' : 'open source',
    },
    ...{ users, serviceAccounts, groups, tokens, grants, roles, production, withoutFourEyes },
    links: links.tokens,
    projects: listed.projects.map(({ id }) => ({ id, isOwned: owned.has(id) })),
    hidden,
  };
}

/** Id of the predefined role Owner. */
const ownerRole = 4;
const isProduction = (type: string) => type === 'production';

const personalTokens = 'Personal access tokens of people: the admin API shows nobody those of others.';
const openSource =
  'The open-source edition has no roles but Admin, Editor and Viewer, no access to projects, and no change requests.';

async function readFourEyes(api: AdminApi, projects: readonly { readonly id: string }[], hidden: string[]) {
  const settings = await Promise.all(
    projects.map(async ({ id }) => {
      const asked = api.getProjectChangeRequestConfig({ projectId: id });
      const all = await orHidden(asked, [], `Change request settings of the project ${id}`, hidden);
      return all.map((setting) => ({ ...setting, project: id }));
    }),
  );
  return settings
    .flat()
    .filter(({ type, changeRequestEnabled }) => isProduction(type) && !changeRequestEnabled)
    .map(({ project, environment }) => ({ project, environment }));
}
