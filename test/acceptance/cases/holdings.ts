// What an instance grants, asks for and allows, by names: ids depend on the order in which Terraform walks.
import type { Sandbox } from '../../../src/sandbox/index.ts';

export interface Holdings {
  /** Each as `project/holder/role`, sorted. */
  readonly grants: readonly string[];
  /** Approvals where change requests are on, by `project/environment`. */
  readonly approvals: { readonly [place: string]: number | null };
  /** Each as `project/environment`, sorted. */
  readonly environments: readonly string[];
  /** Undefined for everybody. */
  readonly origins: readonly string[] | undefined;
  readonly groups: readonly string[];
  readonly projects: readonly string[];
}

export function holdings({ store }: Sandbox): Holdings {
  const nameOf = {
    users: (id: number) => store.accounts.get(id)?.username,
    groups: (id: number) => store.groups.get(id)?.name,
  };
  const projects = [...store.projects.values()];
  const grants = projects.flatMap((project) =>
    (['users', 'groups'] as const).flatMap((kind) =>
      [...project[kind]].flatMap(([id, roles]) =>
        [...roles.keys()].map((role) => `${project.id}/${nameOf[kind](id)}/${store.roles.get(role)?.name}`),
      ),
    ),
  );
  const approvals = projects.flatMap(({ id, changeRequests }) =>
    [...changeRequests].flatMap(([environment, { enabled, requiredApprovals }]) =>
      enabled ? [[`${id}/${environment}`, requiredApprovals] as const] : [],
    ),
  );
  return {
    grants: grants.sort(),
    approvals: Object.fromEntries(approvals),
    environments: projects.flatMap(({ id, environments }) => [...environments].map((name) => `${id}/${name}`)).sort(),
    origins: store.settings.frontendApiOrigins?.toSorted(),
    groups: [...store.groups.values()].map(({ name }) => name).sort(),
    projects: projects.map(({ id }) => id).sort(),
  };
}
