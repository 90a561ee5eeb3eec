// How people sign in: OpenID Connect, SAML, passwords. The settings are replaced as a whole and never deleted.
import type { Actor } from '../actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { recordEvent } from '../record-event.ts';
import type { Store } from '../store.ts';

const access = { needs: ['ADMIN', 'UPDATE_AUTH_CONFIGURATION'], edition: 'enterprise' } as const;
const editor = 2;

export const signIn = {
  getOidcSettings: { ...access, handle: ({ store }) => ({ status: 200, body: show(store.settings.oidc) }) },
  /** The answer is what was sent, without the secret; only reading shows the defaults. */
  setOidcSettings: {
    ...access,
    handle({ store, body, actor }) {
      const { secret: _, ...answer } = body;
      note(store, actor, 'unleash.enterprise.auth.oidc', store.settings.oidc);
      store.settings.oidc = { ...body };
      return { status: 200, body: answer };
    },
  },
  getSamlSettings: { ...access, handle: ({ store }) => ({ status: 200, body: show(store.settings.saml) }) },
  setSamlSettings: {
    ...access,
    handle({ store, body, actor }) {
      const { certificate: _, ...answer } = body;
      note(store, actor, 'unleash.enterprise.auth.saml', store.settings.saml);
      store.settings.saml = { ...body };
      return { status: 200, body: answer };
    },
  },
  getSimpleSettings: {
    ...access,
    handle: ({ store }) => ({ status: 200, body: { disabled: store.settings.passwordLoginDisabled } }),
  },
  setSimpleSettings: {
    ...access,
    handle({ store, body, actor }) {
      note(store, actor, 'unleash.auth.simple', {});
      store.settings.passwordLoginDisabled = body.disabled ?? false;
      return { status: 200, body: { disabled: store.settings.passwordLoginDisabled } };
    },
  },
} satisfies Partial<Endpoints>;

/** Nothing before the first configuration; a root role for new people that was never set reads back as Editor. */
function show(settings: Record<string, unknown> | undefined): object {
  return settings === undefined ? {} : { defaultRootRoleId: editor, ...settings };
}

/** Sign-in settings hold secrets: their events say only that something changed. */
function note(store: Store, actor: Actor, id: string, before: object | undefined): void {
  const hidden = { hideEventDetails: true };
  recordEvent(store, actor, {
    type: before === undefined ? 'setting-created' : 'setting-updated',
    preData: before && hidden,
    data: { id, ...hidden },
  });
}
