// unleash-admin requests cancel: a change request that its author takes back.
import { stepCommand } from '../../requests/step-command.ts';

export const requestsCancel = stepCommand('cancel', {
  summary: 'Cancel a change request, for good.',
  description: `It is for those who made it; others reject it.`,
  examples: ['requests cancel 7 --comment "Not needed any more"'],
  byOthers: false,
});
