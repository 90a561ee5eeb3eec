// Calls about groups.
import fc from 'fast-check';
import type { AreaCalls } from './area-calls.ts';
import { call } from './call.ts';
import * as some from './some.ts';

export const calls: AreaCalls = {
  generated: () => {
    const { body, call, description, idOf, name, several } = some;
    const group = body(
      {
        name,
        description: fc.option(description, { freq: 5 }),
        mappingsSSO: several(fc.constantFrom('staff', 'Ärzte')),
        rootRole: fc.oneof({ weight: 3, arbitrary: idOf('role') }, { weight: 1, arbitrary: fc.constant(null) }),
        users: several(idOf('user').map((id) => ({ user: { id } }))),
      },
      'name',
    );
    const params = { groupId: idOf('group') };
    return [
      call(4, 'createGroup', { body: group }),
      call(4, 'updateGroup', { ...params, body: group }),
      call(2, 'deleteGroup', { ...params }),
      call(1, 'getGroup', { ...params }),
    ];
  },
  rich: ({ ids }) => {
    const group = (users: readonly number[]) => ({
      name: 'Platforms',
      description: 'New',
      mappingsSSO: [],
      rootRole: 2,
      users: users.map((id) => ({ user: { id } })),
    });
    return [
      call('createGroup', { body: { ...group([ids.ben]), name: 'New' } }),
      call('updateGroup', { groupId: ids.platform, body: group([ids.ben]) }),
      call('deleteGroup', { groupId: ids.platform }),
      call('getGroup', { groupId: ids.platform }),
    ];
  },
};
