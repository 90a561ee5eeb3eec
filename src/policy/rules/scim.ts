// The identity provider keeps people and groups in step.
import { defineRule } from '../rule.ts';

export const scim = defineRule({
  id: 'scim',
  severity: 'medium',
  title: 'SCIM is on',
  explanation:
    'With SCIM whoever leaves the company leaves Unleash the same day, and membership in groups is decided in one place. Without it somebody has to think of it.',
  fix: 'Set enabled = true in unleash_scim, and give its token to the identity provider.',
  controls: { soc2: ['CC6.2', 'CC6.3'], iso27001: ['A.5.16', 'A.5.18'], nist80053: ['AC-2'] },
  requires: 'enterprise',
  parameters: {},
  subjects: (facts) => facts.all('unleash_scim'),
  judge: (settings) =>
    settings.isOn('enabled') ? undefined : 'SCIM is off, so nobody takes accounts away but by hand.',
});
