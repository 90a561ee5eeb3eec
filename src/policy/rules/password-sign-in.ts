// Nobody signs in with a password of Unleash.
import { defineRule } from '../rule.ts';

export const passwordSignIn = defineRule({
  id: 'password-sign-in',
  severity: 'high',
  title: 'Sign-in with passwords is off',
  explanation:
    'A password of Unleash knows no second factor and outlives the account at the identity provider. As long as such passwords open the door, single sign-on is only another door.',
  fix: 'Set enabled = false in unleash_password_login once single sign-on works.',
  controls: { soc2: ['CC6.1', 'CC6.2'], iso27001: ['A.5.17', 'A.8.5'], nist80053: ['IA-2', 'IA-5'] },
  requires: 'enterprise',
  parameters: {},
  subjects: (facts) => facts.all('unleash_password_login'),
  judge: (passwords) => (passwords.isOn('enabled') ? 'People can sign in with username and password.' : undefined),
});
