// Calls about people who have not signed in for long: on a new server there is nobody.
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import { everyList } from './every-list.ts';
import { get, post, send } from './step.ts';

export const calls: AreaCalls = {
  sequence: [
    expectCall('getInactiveUsers', 200),
    expectCall('deleteInactiveUsers', 200, { body: { ids: [] } }),
    expectCall('createUser', 201, { body: { rootRole: 3, username: 'sleepy' } }, { as: 'sleepy' }),
    expectCall('deleteInactiveUsers', 404, { body: { ids: [99_999] } }),
    send('POST', '/user-admin/inactive/delete', '{"ids":[{sleepy}]}', 'application/json'),
    expectCall('getUser', 404, { id: '{sleepy}' }),
    post('/user-admin/inactive/delete', { ids: [99_999, 1] }),
    post('/user-admin/inactive/delete', { ids: [-1] }),
    post('/user-admin/inactive/delete', {}),
    ...breakBody(post('/user-admin/inactive/delete'), () => ({ ids: [] })),
    get('/user-admin/inactive'),
    ...everyList,
  ],
  cannotFail: ['getInactiveUsers'],
  rich: ({ ids }) => [call('deleteInactiveUsers', { body: { ids: [ids.ann, ids.cat] } })],
};
