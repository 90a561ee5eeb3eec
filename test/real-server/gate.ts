// Before any operation: who calls, which route, which content type, how large and how broken a body.
import { get, post, put, remove, type Step, send } from '../calls/step.ts';

const json = 'application/json';
const field = JSON.stringify({ name: 'gate' });

/** Every way in which a caller can be nobody, somebody else or the admin in another spelling. */
const callers = (step: Step): Step[] =>
  [null, '', 'wrong', '*:*.wrong', 'user:wrong', 'Basic abc', 'Bearer', 'Bearer wrong'].map((token) => ({
    ...step,
    token,
  }));

export const gate: Step[] = [
  ...callers(get('/projects')),
  ...callers(get('/nowhere')),
  ...callers(post('/context', {})),
  ...callers(post('/context')),
  get('/projects', { token: 'Bearer *:*.unleash-insecure-admin-api-token' }),
  get('/projects', { token: 'bearer *:*.unleash-insecure-admin-api-token' }),

  get('/nowhere'),
  get('/nowhere/'),
  get('/NoWhere?a=b'),
  get(''),
  get('/'),
  get('/projects/default'),
  post('/nowhere', {}),
  send('PUT', '/nowhere', '', 'text/plain'),
  remove('/nowhere'),
  post('/projects', { name: 'x' }),
  get('/roles'),
  get('/permissions'),
  get('/groups'),
  post('/roles/validate', { name: 'x' }),
  put('/projects/default/access', { roles: [] }),
  get('/projects/default/access'),
  get('/projects/default/change-requests/config'),
  put('/projects/default/settings', {}),
  post('/environments', { name: 'x', type: 'test' }),
  remove('/environments/x'),
  remove('/projects/default'),

  send('PATCH', '/projects', '{}', json),
  post('/environments'),
  put('/environments', {}),
  remove('/ui-config/cors'),
  get('/ui-config/cors'),
  remove('/context'),
  put('/context', {}),
  remove('/user-admin'),
  put('/user-admin', {}),
  get('/environments/sort-order'),

  get('/PROJECTS/'),
  get('/Projects'),
  get('/projects//'),
  get('/user-admin/1/'),
  get('/User-Admin/1'),
  get('/environments/PRODUCTION'),
  get('/context/USERID'),
  get('/context/user%49d'),
  get('/context/%zz'),

  send('POST', '/context', '{"name":', json),
  send('POST', '/context', 'name', json),
  send('POST', '/context', JSON.stringify({ name: 'x'.repeat(110_000) }), json),
  send('POST', '/context', 'name=x', 'text/plain'),
  send('POST', '/context', 'name=x', 'application/x-www-form-urlencoded'),
  send('POST', '/context', field, 'application/merge-patch+json'),
  send('POST', '/context', field, 'application/jsonx'),
  send('POST', '/context', field),
  send('POST', '/context', ''),
  send('POST', '/context', '[1]', json),
  send('PUT', '/context/userId', '{}', 'text/plain'),
  send('PUT', '/environments/sort-order', '{}'),
  send('POST', '/environments/production/on', 'on', 'text/plain'),
  send('POST', '/environments/production/on', '{', json),
  send('DELETE', '/context/none', 'x', 'text/plain'),
  send('DELETE', '/context/none', '{}', json),
  send('POST', '/nowhere', '{"name":', json),
  { ...send('POST', '/context', '{"name":', json), token: null },
];
