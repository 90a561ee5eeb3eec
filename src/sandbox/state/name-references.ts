// The state with names where it has numbers: two instances that were filled in another order become comparable.
import type { Account, Grants, State } from './store.ts';

/** Accounts are named by e-mail or username, tokens by everything but their secret. Invite links are left out. */
export function nameReferences(state: Omit<State, 'events' | 'logins' | 'sequences'>): object {
  const role = (id: number | null) => (id === null ? null : (state.roles.get(id)?.name ?? `role ${id}`));
  const account = (id: number) => nameOf(state.accounts.get(id)) ?? `account ${id}`;
  const group = (id: number) => state.groups.get(id)?.name ?? `group ${id}`;
  const holders = (all: Map<number, Grants>, name: (id: number) => string) =>
    new Map([...all].map(([id, grants]) => [name(id), new Map([...grants].map(([held, at]) => [role(held), at]))]));
  const { projects, roles, accounts, groups, apiTokens, personalTokens, segments, addons, ...others } = state;
  const { banners, signupTokens, settings, ...rest } = others;
  /** None reads back as Editor, so nobody can tell it from that. */
  const nameDefaultRole = <T extends { defaultRootRoleId?: number }>({ defaultRootRoleId, ...kept }: T) => ({
    defaultRootRole: 'Editor',
    ...kept,
    ...(defaultRootRoleId !== undefined && { defaultRootRole: role(defaultRootRoleId) }),
  });
  const { oidc, saml, scim } = settings;
  return {
    ...rest,
    settings: {
      ...settings,
      ...(oidc && { oidc: nameDefaultRole(oidc) }),
      ...(saml && { saml: nameDefaultRole(saml) }),
      scim: { enabled: scim.enabled, hasToken: scim.token !== null },
    },
    segments: new Map([...segments.values()].map(({ id: _, ...kept }) => [kept.name, kept])),
    addons: sorted([...addons.values()].map(({ id: _, ...kept }) => kept)),
    banners: sorted([...banners.values()].map(({ id: _, ...kept }) => kept)),
    signupTokens: sorted([...signupTokens.values()].map(({ secret: _, url: __, ...kept }) => kept)),
    roles: new Map([...roles.values()].map(({ id: _, ...kept }) => [kept.name, kept])),
    accounts: new Map(
      [...accounts.values()].map(({ id, inviteLink: _, ...kept }) => [
        account(id),
        { ...kept, rootRole: role(kept.rootRole) },
      ]),
    ),
    groups: new Map(
      [...groups.values()].map(({ id: _, members, ...kept }) => [
        kept.name,
        {
          ...kept,
          rootRole: role(kept.rootRole),
          members: new Map([...members].map(([id, membership]) => [account(id), membership])),
        },
      ]),
    ),
    projects: new Map(
      [...projects.values()].map((project) => [
        project.id,
        { ...project, users: holders(project.users, account), groups: holders(project.groups, group) },
      ]),
    ),
    apiTokens: sorted([...apiTokens.values()].map(({ secret: _, selector: __, ...kept }) => kept)),
    personalTokens: sorted(
      [...personalTokens.values()].map(({ id: _, userId, ...kept }) => ({ ...kept, user: account(userId) })),
    ),
  };
}

function nameOf(account: Account | undefined): string | undefined {
  return account?.email ?? account?.username;
}

function sorted<T>(items: T[]): T[] {
  const keyed = items.map((item) => ({ item, key: JSON.stringify(item) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item);
}
