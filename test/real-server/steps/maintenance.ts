// Maintenance mode: what it refuses, and that it never locks itself.
import { breakBody } from '../break-body.ts';
import { get, post, put, remove, type Step, send } from '../step.ts';

const right = () => ({ enabled: false });

export const maintenance: Step[] = [
  get('/maintenance'),
  post('/maintenance', { enabled: true }),
  post('/maintenance', { enabled: true }),
  get('/maintenance'),
  get('/ui-config'),
  get('/environments'),
  post('/user-admin', { username: 'locked', rootRole: 3 }),
  put('/user-admin/1', {}),
  remove('/user-admin/999'),
  post('/no/such/route', {}),
  put('/maintenance', { enabled: false }),
  send('PATCH', '/projects/default', '[]', 'application/json'),
  post('/user-admin', {}, { token: null }),
  post('/maintenance', { enabled: false }),
  get('/maintenance'),
  put('/user-admin/999', {}),
  ...breakBody(post('/maintenance'), right).filter(({ body }) => !hasUnknown(body)),
  post('/maintenance', { enabled: false }),
  get('/search/events?type=IS_ANY_OF:setting-created,setting-updated&limit=8'),
];

/** A server keeps and shows what it does not know here, against its own schema. */
function hasUnknown(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Object.keys(body).some((key) => key !== 'enabled');
}
