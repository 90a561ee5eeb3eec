// What users may do: by their root role, in a project, in an environment, and where nobody may.
import { get, post, remove, type Step } from '../step.ts';

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

export const userPermissions: Step[] = [
  get('/user'),
  ...roles.map((role) => post('/user-admin', { username: `may-${role}`, rootRole: role }, { as: role })),
  ...roles.flatMap((role) => scopes.map((scope) => get(`/user-admin/{${role}}/permissions${scope}`))),
  ...['9999', '0', '-42', 'abc', '1.5', '99999999999'].map((id) => get(`/user-admin/${id}/permissions`)),
  ...roles.map((role) => remove(`/user-admin/{${role}}`)),
  get('/user-admin/{Admin}/permissions'),
];
