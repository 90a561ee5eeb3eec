// Tokens end some day.
import { defineRule, parameter } from '../rule.ts';

export const tokenExpiry = defineRule({
  id: 'token-expiry',
  severity: 'high',
  title: 'Tokens expire',
  explanation:
    'A token that leaked and never ends is a door that stays open. One that ends within a year has somebody who renews it, and so somebody who knows where it is.',
  fix: 'Set expires_at. The guide on token rotation shows how to renew a token without a gap.',
  controls: { soc2: ['CC6.1'], iso27001: ['A.5.17', 'A.8.24'], nist80053: ['IA-5'] },
  requires: null,
  parameters: { days: parameter.number(366, 'days that a token may go on working from today') },
  subjects: (facts) => [...facts.all('unleash_api_token'), ...facts.allIfThere('unleash_service_account_token')],
  judge: (token, facts, { days }) => {
    const end = token.text('expires_at');
    if (end === null) return 'The token never expires.';
    return facts.daysUntil(end) > days
      ? `The token works until ${facts.dayOf(end)}, which is in more than ${days} days.`
      : undefined;
  },
});
