// Keys of the smaller things that several resources decide about, so that none takes what another one of the run has.

type HolderKind = 'user' | 'group';

/** How the keys of all grants in a project begin. */
export const grantsPrefix = (project: string) => `grant ${project} `;

/** A project role of one user or group. */
export const grantKey = (project: string, kind: HolderKind, id: number, role: number) =>
  `${grantsPrefix(project)}${kind}:${id} ${role}`;

/** The root role of one account or group. */
export const rootRoleKey = (kind: HolderKind, id: number | string, role: number) => `root role ${kind}:${id} ${role}`;

/** A project itself. */
export const projectKey = (project: string) => `project ${project}`;

/** An environment of the instance. */
export const environmentKey = (environment: string) => `environment ${environment}`;

/** What an object is a part of, as far as that is known. */
export const insideOf = (projects: Known<string | null>, environments: Known<string | null> = []): string[] => [
  ...known(projects).flatMap((project) => (project === null ? [] : [projectKey(project)])),
  ...known(environments).flatMap((environment) => (environment === null ? [] : [environmentKey(environment)])),
];

export const changeRequestsKey = (project: string, environment: string) => `change requests ${project} ${environment}`;

/** The settings of one environment of a project; undefined while it is not known which. */
export const changeRequestClaims = (project: string | undefined, environment: string | undefined) =>
  project === undefined || environment === undefined ? undefined : [changeRequestsKey(project, environment)];

export const originKey = (origin: string) => `origin ${origin}`;

type Known<T> = readonly (T | undefined)[] | null | undefined;

/** Those of a list whose values are known. */
export const known = <T>(values: Known<T>): T[] => (values ?? []).filter((value) => value !== undefined);

/** Keys for everybody who has one role in a project; undefined while nothing of it is known. */
export function grantKeys(
  project: string | undefined,
  role: number | undefined,
  { users, groups }: { readonly users?: Known<number>; readonly groups?: Known<number> },
): string[] | undefined {
  if (project === undefined || role === undefined) return undefined;
  return [
    ...known(users).map((id) => grantKey(project, 'user', id, role)),
    ...known(groups).map((id) => grantKey(project, 'group', id, role)),
  ];
}
