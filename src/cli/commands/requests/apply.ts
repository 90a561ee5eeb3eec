// unleash-admin requests apply: a change request that has its approvals, now.
import { stepCommand } from '../../requests/step-command.ts';

export const requestsApply = stepCommand('apply', {
  summary: 'Apply a change request that has its approvals, now.',
  description: `Also where it is scheduled for later. Nobody applies a change request of their
own: that is refused before anything is sent, with who could apply it instead.`,
  examples: ['requests apply 7'],
  byOthers: true,
});
