// Sign-in through OpenID Connect.
import type { SetOidcSettingsBody } from '../../src/admin-api/index.ts';
import {
  matching,
  optionalComputed,
  type Planned,
  required,
  writeOnlyPair,
} from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';
import { withoutUndefined } from '../shapes/without-undefined.ts';
import { mayLockAtDelete } from '../lockout/allow-lockout.ts';
import { allowNoSignIn, isOidcOpen, isOpenAsPlanned, planWay, planWayDestroy, writeWay } from '../lockout/sign-in.ts';
import { signInAttributes, signInBody, signInState, wholeSettings } from '../shapes/sign-in.ts';
import { warnOfAdminForAll, warnOfPlainHttp } from '../rules/sign-in.ts';

const attributes = {
  enabled: required.boolean('Whether people can sign in this way.'),
  discover_url: required
    .string('Discovery document of the identity provider. Unleash fetches it when it is saved.')
    .check(matching(/^https?:\/\//i, 'a URL that begins with https:// or http://')),
  client_id: required.string('Client id at the identity provider.'),
  ...writeOnlyPair('secret', required.string('Client secret at the identity provider. It is kept in state.')),
  enable_single_sign_out: optionalComputed
    .boolean('Whether signing out of Unleash signs out of the identity provider.')
    .nullable(),
  acr_values: optionalComputed.string('Authentication context classes to ask for, separated by spaces.').nullable(),
  id_token_signing_algorithm: optionalComputed
    .oneOf(['RS256', 'RS384', 'RS512'], 'Algorithm with which id tokens are signed.')
    .nullable(),
  add_groups_scope: optionalComputed.boolean('Whether to ask for the scope `groups`.').nullable(),
  extra_scopes: optionalComputed
    .string('Further scopes to ask for, separated by spaces. It needs Unleash 8.')
    .nullable(),
  enable_pkce: optionalComputed.boolean('Whether to protect the code exchange with PKCE.').nullable(),
  ...signInAttributes(),
  allow_lockout: allowNoSignIn(),
};

export const oidc = defineResource('oidc', {
  description:
    'Sign-in through OpenID Connect, one for the instance. What is left out stays as it is. Destroying it turns this way to sign in off.',
  area: 'Sign-in',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/single-sign-on/how-to-add-sso-open-id-connect',
  attributes,
  identity: [],

  read: (api) => api.getOidcSettings(),
  toState: (item) => ({
    enabled: item.enabled ?? false,
    discover_url: item.discoverUrl ?? '',
    client_id: item.clientId ?? '',
    secret: item.secret ?? '',
    enable_single_sign_out: item.enableSingleSignOut ?? null,
    acr_values: item.acrValues ?? null,
    id_token_signing_algorithm: item.idTokenSigningAlgorithm ?? null,
    add_groups_scope: item.addGroupsScope ?? null,
    extra_scopes: item.extraScopes ?? null,
    enable_pkce: item.enablePkce ?? null,
    ...signInState(item),
  }),

  leftAlone: ({ enabled, discoverUrl }) => (enabled || discoverUrl ? undefined : 'It was never set up.'),

  toBody: (desired) =>
    withoutUndefined({
      enabled: desired.enabled,
      discoverUrl: desired.discover_url,
      clientId: desired.client_id,
      secret: desired.secret ?? desired.secret_wo ?? undefined,
      enableSingleSignOut: desired.enable_single_sign_out ?? undefined,
      acrValues: desired.acr_values ?? undefined,
      idTokenSigningAlgorithm: desired.id_token_signing_algorithm ?? undefined,
      addGroupsScope: desired.add_groups_scope ?? undefined,
      extraScopes: desired.extra_scopes ?? undefined,
      enablePkce: desired.enable_pkce ?? undefined,
      ...signInBody(desired),
    }),
  update: (api, _, body, { prior, desired, run }) => {
    const update = async () => {
      const secret = {
        name: 'secret',
        isChanged: desired.secret !== null && prior?.secret !== desired.secret,
      } as const;
      const settings = wholeSettings(await api.getOidcSettings(), body, secret);
      // The contract tells settings that are on from settings that are off; these may be either.
      await api.setOidcSettings({ body: settings as SetOidcSettingsBody });
    };
    const allowed = desired.allow_lockout === true;
    return writeWay(api, 'oidc', isOidcOpen(body), { run, allowed }, update);
  },
  delete: async (api, _, context) => {
    // Servers before version 6 refuse empty texts.
    const off = { enabled: false, clientId: ' ', secret: ' ' };
    const update = async () => api.setOidcSettings({ body: { ...(await api.getOidcSettings()), ...off } });
    await writeWay(api, 'oidc', false, { run: context.run, allowed: mayLockAtDelete(context) }, update);
    context.warn(
      'Sign-in through OpenID Connect is off',
      'Client id and secret are erased; the other settings stay in Unleash.',
    );
  },

  plan: async (context) => {
    const { prior, planned } = context;
    warnOfPlainHttp(context.warn, { discover_url: planned.discover_url });
    await warnOfAdminForAll(context);
    const before = prior ? isOidcOpen(settingsOf(prior)) : undefined;
    await planWay(context, 'oidc', { before, after: isOpenAsPlanned(settingsOf(planned), isOidcOpen) });
  },
  planDestroy: (context) => planWayDestroy(context, 'oidc', isOidcOpen(settingsOf(context.prior))),
});

const settingsOf = (state: Planned<typeof attributes>) => ({
  enabled: state.enabled,
  discoverUrl: state.discover_url,
  clientId: state.client_id,
  secret: state.secret === null && state.secret_wo_version !== null ? keptOutOfState : state.secret,
});

/** Stands for a secret that is there, whatever it is. */
const keptOutOfState = '(kept out of state)';
