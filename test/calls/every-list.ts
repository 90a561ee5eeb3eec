// Every list that there is: what all calls so far have left behind.
import { get, type Step } from './step.ts';

export const everyList: readonly Step[] = [
  get('/user-admin'),
  get('/user-admin/access'),
  get('/user-admin/admin-count'),
  get('/api-tokens'),
  get('/context?include=project'),
  get('/environments'),
  get('/environments/project/default'),
  get('/projects'),
  get('/projects/default/overview'),
  get('/ui-config'),
];
