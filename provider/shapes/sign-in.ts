// What sign-in through OpenID Connect and through SAML have in common: attributes, and how the API names them.
import { type Desired, deletionProtection, optionalComputed } from '../../src/terraform/framework/index.ts';

export const signInAttributes = () => ({
  auto_create: optionalComputed.boolean('Whether people without a user get one when they sign in.').nullable(),
  default_root_role: optionalComputed
    .number('Id of the root role that new users get; 2, Editor, when it was never set.')
    .nullable()
    .references('role.id', 'root role'),
  email_domains: optionalComputed
    .string('Domains of e-mail addresses that new users may have, separated by commas.')
    .nullable(),
  enable_group_syncing: optionalComputed
    .boolean('Whether groups of the identity provider decide about membership in groups with mappings.')
    .nullable(),
  group_json_path: optionalComputed
    .string('Where the names of groups are in what the identity provider sends.')
    .nullable(),
  deletion_protection: deletionProtection(),
});

interface SignInSettings {
  readonly autoCreate?: boolean | undefined;
  readonly defaultRootRoleId?: number | undefined;
  readonly emailDomains?: string | undefined;
  readonly enableGroupSyncing?: boolean | undefined;
  readonly groupJsonPath?: string | undefined;
}

export const signInState = (settings: SignInSettings) => ({
  auto_create: settings.autoCreate ?? null,
  default_root_role: settings.defaultRootRoleId ?? null,
  email_domains: settings.emailDomains ?? null,
  enable_group_syncing: settings.enableGroupSyncing ?? null,
  group_json_path: settings.groupJsonPath ?? null,
});

type Wanted = Omit<Desired<ReturnType<typeof signInAttributes>>, 'deletion_protection'>;

export const signInBody = (desired: Wanted): SignInSettings => ({
  autoCreate: desired.auto_create ?? undefined,
  defaultRootRoleId: desired.default_root_role ?? undefined,
  emailDomains: desired.email_domains ?? undefined,
  enableGroupSyncing: desired.enable_group_syncing ?? undefined,
  groupJsonPath: desired.group_json_path ?? undefined,
});

/**
 * All settings, since Unleash replaces them by what is sent: those that are left out stay as they are, and so does a secret
 * that did not change.
 */
export function wholeSettings<S extends object, Name extends keyof S>(
  current: S,
  wanted: S,
  secret: { readonly name: Name; readonly isChanged: boolean },
): S {
  const kept = secret.isChanged ? wanted[secret.name] : (current[secret.name] ?? wanted[secret.name]);
  return { ...current, ...wanted, ...(kept !== undefined && { [secret.name]: kept }) };
}
