// Who can still get in: read from what the sandbox stores, without asking the provider.
import type { Sandbox } from '../../../src/sandbox/index.ts';

export interface Doors {
  /** People with the predefined root role Admin, of their own or through a group. */
  readonly admins: readonly number[];
  /** The same with any root role that has the permission ADMIN. */
  readonly administrators: readonly number[];
  readonly ways: readonly string[];
  /** Whether the token of Terraform is accepted and its owner may do everything. */
  readonly tokenWorks: boolean;
}

export function doorsOf({ store }: Sandbox, token: string): Doors {
  const rolesOf = (id: number): number[] => [
    store.accounts.get(id)!.rootRole,
    ...[...store.groups.values()].filter(({ members }) => members.has(id)).flatMap(({ rootRole }) => rootRole ?? []),
  ];
  const isAdministrative = (role: number) =>
    role === 1 || store.roles.get(role)?.permissions.some(({ name }) => name === 'ADMIN') === true;
  const people = [...store.accounts.values()].filter(({ isService }) => !isService).map(({ id }) => id);
  const { oidc, saml, passwordLoginDisabled } = store.settings;
  const filled = (...texts: (string | undefined)[]) => texts.every((text) => (text ?? '').trim() !== '');
  const isAlive = (expiresAt: string | null) => expiresAt === null || Date.parse(expiresAt) > Date.now();
  const [apiToken, personal] = [store.apiTokens.get(token), store.personalTokens.get(token)];
  const owner = personal && isAlive(personal.expiresAt) ? store.accounts.get(personal.userId) : undefined;
  return {
    admins: people.filter((id) => rolesOf(id).includes(1)),
    administrators: people.filter((id) => rolesOf(id).some(isAdministrative)),
    ways: [
      ...(oidc?.enabled && filled(oidc.discoverUrl, oidc.clientId, oidc.secret) ? ['oidc'] : []),
      ...(saml?.enabled && filled(saml.entityId, saml.signOnUrl, saml.certificate) ? ['saml'] : []),
      ...(passwordLoginDisabled ? [] : ['password']),
    ],
    tokenWorks: apiToken
      ? isAlive(apiToken.expiresAt)
      : owner !== undefined && rolesOf(owner.id).some(isAdministrative),
  };
}

/** What was there before and is not any more. */
export function lockedSince(before: Doors, { admins, administrators, ways, tokenWorks }: Doors): string[] {
  return [
    ...(before.admins.length > 0 && admins.length === 0 ? ['nobody is Admin'] : []),
    ...(before.administrators.length > 0 && administrators.length === 0 ? ['nobody administers the instance'] : []),
    ...(before.ways.length > 0 && ways.length === 0 ? ['nobody can sign in'] : []),
    ...(before.tokenWorks && !tokenWorks ? ['Terraform has lost its token'] : []),
  ];
}
