// Calls about users in bulk.
import fc from 'fast-check';
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';
import * as some from './some.ts';

export const calls: AreaCalls = {
  cannotFail: ['getAdminCount', 'getBaseUsersAndGroups', 'getUsers'],
  generated: () => {
    const { call } = some;
    return [call(1, 'searchUsers', { q: fc.constantFrom('an', 'bo', 'EX', 'a', '', '%', 'wor') })];
  },
  rich: () => [call('searchUsers', { q: 'example' }), call('searchUsers', { q: 'ann' })],
};
