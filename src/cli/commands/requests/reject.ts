// unleash-admin requests reject: a change request that is not to be, for good.
import { stepCommand } from '../../requests/step-command.ts';

export const requestsReject = stepCommand('reject', {
  summary: 'Reject a change request, for good.',
  description: `Whoever made it makes another one. What is one's own is cancelled instead.`,
  examples: ['requests reject 7 --comment "After the sale"'],
  byOthers: true,
});
