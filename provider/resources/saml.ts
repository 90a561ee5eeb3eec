// Sign-in through SAML 2.0.
import type { SetSamlSettingsBody } from '../../src/admin-api/index.ts';
import { optionalComputed, type Planned, required, writeOnlyPair } from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';
import { withoutUndefined } from '../shapes/without-undefined.ts';
import { checkCertificate } from '../rules/expiry.ts';
import { mayLockAtDelete } from '../lockout/allow-lockout.ts';
import { allowNoSignIn, isOpenAsPlanned, isSamlOpen, planWay, planWayDestroy, writeWay } from '../lockout/sign-in.ts';
import { signInAttributes, signInBody, signInState, wholeSettings } from '../shapes/sign-in.ts';
import { warnOfAdminForAll, warnOfPlainHttp } from '../rules/sign-in.ts';

const attributes = {
  enabled: required.boolean('Whether people can sign in this way.'),
  entity_id: required.string('Entity id of the identity provider.'),
  sign_on_url: required.string('Where the identity provider signs people in.'),
  certificate: required.string('Certificate with which the identity provider signs, as it shows it.'),
  sign_out_url: optionalComputed.string('Where the identity provider signs people out.').nullable(),
  ...writeOnlyPair(
    'sp_certificate',
    optionalComputed
      .string('Private certificate of Unleash, for identity providers that want signed requests. It is kept in state.')
      .nullable(),
  ),
  ...signInAttributes(),
  allow_lockout: allowNoSignIn(),
};

export const saml = defineResource('saml', {
  description:
    'Sign-in through SAML 2.0, one for the instance. What is left out stays as it is. Destroying it turns this way to sign in off.',
  area: 'Sign-in',
  requires: 'enterprise',
  documentation: 'https://docs.getunleash.io/single-sign-on/how-to-add-sso-saml',
  attributes,
  identity: [],

  read: (api) => api.getSamlSettings(),
  toState: (item) => ({
    enabled: item.enabled ?? false,
    entity_id: item.entityId ?? '',
    sign_on_url: item.signOnUrl ?? '',
    certificate: item.certificate ?? '',
    sign_out_url: item.signOutUrl ?? null,
    sp_certificate: item.spCertificate ?? null,
    ...signInState(item),
  }),

  leftAlone: ({ enabled, entityId }) => (enabled || entityId ? undefined : 'It was never set up.'),

  toBody: (desired) =>
    withoutUndefined({
      enabled: desired.enabled,
      entityId: desired.entity_id,
      signOnUrl: desired.sign_on_url,
      certificate: desired.certificate,
      signOutUrl: desired.sign_out_url ?? undefined,
      spCertificate: desired.sp_certificate ?? desired.sp_certificate_wo ?? undefined,
      ...signInBody(desired),
    }),
  update: (api, _, body, { prior, desired, run }) => {
    const update = async () => {
      const isChanged = desired.sp_certificate !== undefined && prior?.sp_certificate !== desired.sp_certificate;
      const secret = { name: 'spCertificate', isChanged } as const;
      const settings = wholeSettings(await api.getSamlSettings(), body, secret);
      // The contract tells settings that are on from settings that are off; these may be either.
      await api.setSamlSettings({ body: settings as SetSamlSettingsBody });
    };
    const allowed = desired.allow_lockout === true;
    return writeWay(api, 'saml', isSamlOpen(body), { run, allowed }, update);
  },
  delete: async (api, _, context) => {
    const update = async () => api.setSamlSettings({ body: { ...(await api.getSamlSettings()), enabled: false } });
    await writeWay(api, 'saml', false, { run: context.run, allowed: mayLockAtDelete(context) }, update);
    context.warn('Sign-in through SAML is off', 'Its settings stay in Unleash.');
  },

  plan: async (context) => {
    const { prior, planned, config } = context;
    checkCertificate(context.warn, planned.certificate, 'certificate');
    checkCertificate(context.warn, config.sp_certificate_wo, 'sp_certificate_wo');
    checkCertificate(context.warn, planned.sp_certificate, 'sp_certificate');
    warnOfPlainHttp(context.warn, { sign_on_url: planned.sign_on_url, sign_out_url: planned.sign_out_url });
    await warnOfAdminForAll(context);
    const before = prior ? isSamlOpen(settingsOf(prior)) : undefined;
    await planWay(context, 'saml', { before, after: isOpenAsPlanned(settingsOf(planned), isSamlOpen) });
  },
  planDestroy: (context) => planWayDestroy(context, 'saml', isSamlOpen(settingsOf(context.prior))),
});

const settingsOf = (state: Planned<typeof attributes>) => ({
  enabled: state.enabled,
  entityId: state.entity_id,
  signOnUrl: state.sign_on_url,
  certificate: state.certificate,
});
