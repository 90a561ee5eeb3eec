// Nobody signs up by a link.
import { defineRule } from '../rule.ts';

export const inviteLinks = defineRule({
  id: 'invite-links',
  severity: 'medium',
  title: 'No public invite link is open',
  explanation:
    'Whoever gets hold of an invite link makes themselves an account, beside the identity provider and without anybody who approves it.',
  fix: 'Set enabled = false in unleash_invite_link, or take it out of the configuration, which turns it off.',
  controls: { soc2: ['CC6.2'], iso27001: ['A.5.16', 'A.5.18'], nist80053: ['AC-2'] },
  requires: null,
  parameters: {},
  subjects: (facts) => facts.all('unleash_invite_link'),
  judge: (link, facts) => {
    if (!link.isOn('enabled')) return undefined;
    const end = link.text('expires_at') ?? '';
    return facts.daysUntil(end) > 0 ? `Whoever has the link can sign up until ${facts.dayOf(end)}.` : undefined;
  },
});
