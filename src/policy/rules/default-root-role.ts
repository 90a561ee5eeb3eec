// Whoever signs in for the first time is a Viewer.
import { viewerRole } from '../facts/duties.ts';
import { defineRule, parameter } from '../rule.ts';

export const defaultRootRole = defineRule({
  id: 'default-root-role',
  severity: 'high',
  title: 'New people are Viewers',
  explanation:
    'Everybody whom the identity provider lets in gets the default root role. Editor, which it is until somebody sets it, may change flags and projects; least privilege begins with Viewer.',
  fix: 'Set default_root_role = 3 (Viewer) in unleash_oidc and unleash_saml.',
  controls: { soc2: ['CC6.3'], iso27001: ['A.5.15', 'A.5.18'], nist80053: ['AC-6'] },
  requires: 'enterprise',
  parameters: { role: parameter.number(viewerRole, 'id of the root role that new people are to have') },
  subjects: (facts) => [...facts.all('unleash_oidc'), ...facts.allIfThere('unleash_saml')],
  // One that is off counts as soon as somebody turns it on; one that was never set up does not.
  judge: (way, _, { role }) => {
    if (way.text(setUpBy[way.type]!) === '') return undefined;
    const given = way.text('default_root_role');
    if (given === String(role)) return undefined;
    return `New people get the root role ${given ?? '2 (Editor), as nobody set one'}, and not ${role}.`;
  },
});

/** What each has once it was set up. */
const setUpBy: { readonly [type: string]: string } = { unleash_oidc: 'discover_url', unleash_saml: 'entity_id' };
