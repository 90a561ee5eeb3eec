// Where real servers and their specification disagree: what the contract says instead, and how we know.
import type { Patch } from '../scripts/openapi/patch.ts';

export const patches: Patch[] = [
  {
    operation: 'updateProjectChangeRequestConfig',
    reason: 'A licensed server answers 204 without a body; the specification announces 200.',
    changes: [{ at: '/responses', rename: { '200': '204' } }],
  },
];
