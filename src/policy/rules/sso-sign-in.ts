// People sign in through the identity provider.
import { defineRule } from '../rule.ts';

export const ssoSignIn = defineRule({
  id: 'sso-sign-in',
  severity: 'high',
  title: 'People sign in through single sign-on',
  explanation:
    'Where the identity provider signs people in, its rules for second factors and for leavers hold for Unleash too. Without it every account of Unleash is one more to forget.',
  fix: 'Set enabled = true in unleash_oidc or unleash_saml, with all that the identity provider needs.',
  controls: { soc2: ['CC6.1', 'CC6.2'], iso27001: ['A.5.16', 'A.8.5'], nist80053: ['AC-2', 'IA-2'] },
  requires: 'enterprise',
  parameters: {},
  subjects: (facts) => facts.all('unleash_oidc'),
  judge: (oidc, facts) =>
    oidc.isOn('enabled') || facts.only('unleash_saml')?.isOn('enabled')
      ? undefined
      : 'Neither OpenID Connect nor SAML is on, so people sign in with passwords of Unleash alone.',
});
