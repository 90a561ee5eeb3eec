// Calls about the tokens of service accounts.
import fc from 'fast-check';
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';
import { later } from './rich-instance.ts';
import * as some from './some.ts';

export const calls: AreaCalls = {
  generated: () => {
    const { body, call, idOf, instant, name } = some;
    const robot = fc.oneof({ weight: 5, arbitrary: fc.constant(104) }, { weight: 1, arbitrary: fc.constant(999_999) });
    return [
      call(4, 'createServiceAccountToken', {
        id: robot,
        body: body({ description: name, expiresAt: instant }, 'description', 'expiresAt'),
      }),
      call(2, 'deleteServiceAccountToken', { id: robot, tokenId: idOf('token') }),
      call(1, 'getServiceAccountTokens', { id: robot }),
    ];
  },
  rich: ({ ids }) => [
    call('createServiceAccountToken', { id: ids.bot, body: { description: 'second', expiresAt: later } }),
    call('deleteServiceAccountToken', { id: ids.bot, tokenId: ids.botToken }),
    call('getServiceAccountTokens', { id: ids.bot }),
  ],
};
