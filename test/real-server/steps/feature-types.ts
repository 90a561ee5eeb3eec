// The types of flags: lifetimes, in any letter case, and what a type that is not there is told.
import { breakBody } from '../break-body.ts';
import { get, put, remove, type Step } from '../step.ts';

const lifetime = (id: string, lifetimeDays: unknown) => put(`/feature-types/${id}/lifetime`, { lifetimeDays });

export const featureTypes: Step[] = [
  get('/feature-types'),
  ...[41, 0, 1, null, '5', 1.5, -1, 2147483647, 2147483648, ''].map((days) => lifetime('release', days)),
  lifetime('kill-switch', null),
  lifetime('Sunset', 30),
  ...['nope', 'NOPE', 'has%20space', 'kill_switch', '%C3%A4'].map((id) => lifetime(id, 3)),
  get('/feature-types'),
  get('/feature-types/release'),
  remove('/feature-types/release'),
  ...breakBody(put('/feature-types/permission/lifetime'), () => ({ lifetimeDays: 7 })),
  get('/feature-types'),
  get('/search/events?type=IS:feature-type-updated&limit=1000'),
];
