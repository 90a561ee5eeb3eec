// unleash-admin requests approve: one of the approvals that a change request needs.
import { stepCommand } from '../../requests/step-command.ts';

export const requestsApprove = stepCommand('approve', {
  summary: 'Approve a change request, as one of the approvals that it needs.',
  description: `Nobody approves a change request of their own: that is refused before anything
is sent, with who could approve it instead. Approved twice it counts once.`,
  examples: ['requests approve 7', 'requests approve 7 --project shop --comment "As agreed"'],
  byOthers: true,
});
