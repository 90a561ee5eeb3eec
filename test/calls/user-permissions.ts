// What users may do: by their root role, in a project, in an environment, and where nobody may.
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { call, expectCall } from './call.ts';
import { people } from './rich-instance.ts';
import * as some from './some.ts';
import { get, post, remove } from './step.ts';

const scopes = [
  '',
  '?project=default',
  '?environment=development',
  '?project=default&environment=development',
  '?project=default&environment=production',
  '?project=unknown&environment=production',
  '?project=default&environment=unknown',
  '?project=&environment=',
  '?project=default&project=other',
  '?unknown=1',
];

const roles = ['Admin', 'Editor', 'Viewer'] as const;

export const calls: AreaCalls = {
  sequence: [
    expectCall('getUserPermissions', 200, { id: 1 }),
    expectCall('getUserPermissions', 200, { id: 1, project: 'default', environment: 'production' }),
    expectCall('getUserPermissions', 404, { id: 99_999 }),
    // An admin token has no id.
    expectCall(
      'getMe',
      200,
      {},
      {
        check: (answer) => {
          const user: unknown = Reflect.get(Object(answer), 'user');
          expect(user).toMatchObject({ username: 'admin', internalAdminTokenUserId: -42 });
          expect(user).not.toHaveProperty('id');
        },
      },
    ),

    get('/user'),
    ...roles.map((role) => post('/user-admin', { username: `may-${role}`, rootRole: role }, { as: role })),
    ...roles.flatMap((role) => scopes.map((scope) => get(`/user-admin/{${role}}/permissions${scope}`))),
    ...['9999', '0', '-42', 'abc', '1.5', '99999999999'].map((id) => get(`/user-admin/${id}/permissions`)),
    ...roles.map((role) => remove(`/user-admin/{${role}}`)),
    get('/user-admin/{Admin}/permissions'),
  ],
  cannotFail: ['getMe'],
  generated: () => {
    const { call, environment, idOf, project } = some;
    const id = idOf('user');
    return [call(1, 'getMe'), call(1, 'getUserPermissions', { id, project, environment })];
  },
  rich: ({ ids }) => [
    ...people(ids).map((id) => call('getUserPermissions', { id })),
    ...people(ids).map((id) => call('getUserPermissions', { id, project: 'shop' })),
  ],
};
