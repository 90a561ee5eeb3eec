// Calls about SCIM.
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';

export const calls: AreaCalls = {
  rich: () => [call('setScimSettings', { body: { enabled: false } }), call('generateNewToken', {})],
};
