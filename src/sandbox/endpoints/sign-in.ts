// How people sign in: OpenID Connect, SAML, passwords. The settings are replaced as a whole and never deleted.
import type { Endpoints } from '../endpoint.ts';
import { recordSetting } from '../events/record-setting.ts';
import type { Store } from '../state/store.ts';

const access = { needs: ['ADMIN', 'UPDATE_AUTH_CONFIGURATION'], edition: 'pro' } as const;
const editor = 2;

export const signIn = {
  getOidcSettings: { ...access, handle: ({ store }) => ({ status: 200, body: show(store, store.settings.oidc) }) },
  /** The answer lacks the secret and the defaults: only reading shows them. */
  setOidcSettings: {
    ...access,
    handle({ store, body, actor }) {
      const { secret: _, ...answer } = body;
      store.settings.oidc = { enabled: false, ...withRootRole(body) };
      recordSetting(store, actor, 'unleash.enterprise.auth.oidc');
      return { status: 200, body: withRootRole(answer) };
    },
  },
  getSamlSettings: { ...access, handle: ({ store }) => ({ status: 200, body: show(store, store.settings.saml) }) },
  setSamlSettings: {
    ...access,
    handle({ store, body, actor }) {
      const { certificate: _, spCertificate: __, ...answer } = body;
      store.settings.saml = { enabled: false, ...withRootRole(body) };
      recordSetting(store, actor, 'unleash.enterprise.auth.saml');
      return { status: 200, body: withRootRole(answer) };
    },
  },
  getSimpleSettings: {
    ...access,
    handle: ({ store }) => ({ status: 200, body: { disabled: store.settings.passwordLoginDisabled } }),
  },
  setSimpleSettings: {
    ...access,
    handle({ store, body, actor }) {
      const { disabled = false } = body;
      store.settings.passwordLoginDisabled = disabled;
      recordSetting(store, actor, 'unleash.auth.simple');
      return { status: 200, body: { disabled } };
    },
  },
} satisfies Partial<Endpoints>;

interface RootRoleSetting {
  defaultRootRole?: string;
  defaultRootRoleId?: number;
}

/** A role with the number 0 is none: clients that found none write it back. The server keeps Editor then. */
const withRootRole = <Settings extends RootRoleSetting>(settings: Settings): Settings =>
  settings.defaultRootRoleId === 0 ? { ...settings, defaultRootRoleId: editor } : settings;

/** Nothing before the first configuration; the root role for new people reads back as Editor when none was set. */
function show<Settings extends RootRoleSetting>(store: Store, settings: Settings | undefined): Partial<Settings> {
  if (settings === undefined) return {};
  const named = [...store.roles.values()].find(
    ({ type, name }) => type === 'root' && name === settings.defaultRootRole,
  );
  return { ...settings, defaultRootRoleId: settings.defaultRootRoleId ?? named?.id ?? editor };
}
