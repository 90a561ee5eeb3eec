// Changes to production need the approval of others.
import { defineRule, parameter } from '../rule.ts';

export const productionApprovals = defineRule({
  id: 'production-approvals',
  severity: 'high',
  title: 'Production needs approvals',
  explanation:
    'With change requests nobody switches a flag in production alone: somebody proposes, others approve. Without them, or with fewer approvals, one account is enough to change what customers get.',
  fix: 'Set required_approvals in the unleash_project_environment of each production environment.',
  controls: { soc2: ['CC8.1'], iso27001: ['A.8.32', 'A.5.3'], nist80053: ['CM-3', 'AC-5'] },
  requires: 'enterprise',
  parameters: { approvals: parameter.number(2, 'approvals that a change to production needs at least') },
  subjects: (facts) => facts.all('unleash_project_environment'),
  judge: (environment, facts, { approvals }) => {
    if (!facts.isProduction(environment.text('environment_name') ?? '')) return undefined;
    if (!environment.isOn('change_requests_enabled'))
      return `Change requests are off, and ${approvals} approvals are asked for.`;
    const given = environment.number('required_approvals');
    return given < approvals ? `Changes need ${given} of the ${approvals} approvals that are asked for.` : undefined;
  },
});
