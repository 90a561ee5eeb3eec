// Calls about service accounts.
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';

export const calls: AreaCalls = {
  rich: ({ ids }) => [
    call('createServiceAccount', { body: { name: 'New', username: 'new', rootRole: 1 } }),
    call('updateServiceAccount', { id: ids.bot, body: { name: 'Robot', rootRole: 2 } }),
    call('deleteServiceAccount', { id: ids.bot }),
  ],
};
