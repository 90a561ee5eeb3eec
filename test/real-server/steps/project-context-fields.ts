// Context fields of a project: one namespace with those of the instance, changed only through their own project.
import { breakBody } from '../break-body.ts';
import { get, post, put, remove, type Step } from '../step.ts';

const at = '/projects/default/context';
const aisle = {
  name: 'aisle',
  description: 'Where',
  stickiness: true,
  sortOrder: 5,
  legalValues: [{ value: '1', description: 'First' }],
};

export const projectContextFields: Step[] = [
  get(at),
  post(at, aisle),
  post(at, aisle),
  post('/context', { name: 'aisle' }),
  post('/context', { name: 'everywhere' }),
  post(at, { name: 'everywhere' }),
  post(at, { name: 'shelf', project: 'nope' }),
  post(at, { name: 'has space' }),
  post(at, { name: 'twice', legalValues: [{ value: 'a' }, { value: 'a' }] }),
  post('/projects/nope/context', { name: 'lost' }),
  get(at),
  get(`${at}?include=root`),
  get(`${at}?include=ROOT`),
  get(`${at}?include=project`),
  get('/projects/nope/context'),
  get('/projects/nope/context?include=root'),
  get('/context'),
  get('/context?include=project'),
  get(`${at}/aisle`),
  get(`${at}/everywhere`),
  get(`${at}/nope`),
  get('/context/aisle'),
  get('/projects/nope/context/aisle'),

  put(`${at}/aisle`, { description: 'There' }),
  get(`${at}/aisle`),
  put(`${at}/aisle`, { legalValues: [{ value: '2' }], stickiness: true, sortOrder: 9, project: 'nope' }),
  put(`${at}/aisle`, { legalValues: [{ value: 'a' }, { value: 'a' }] }),
  put(`${at}/everywhere`, { description: 'Mine' }),
  put(`${at}/nope`, { description: 'Nobody' }),
  put('/projects/nope/context/aisle', { description: 'Lost' }),
  put('/context/aisle', { description: 'From outside' }),
  get(`${at}/aisle`),

  remove(`${at}/everywhere`),
  remove('/projects/nope/context/aisle'),
  remove(`${at}/nope`),
  remove(`${at}/aisle`),
  remove(`${at}/aisle`),

  ...breakBody(post(at), (number) => ({ ...aisle, name: `inside${number}` })),
  ...breakBody(put(`${at}/shelf`), () => ({ description: 'A shelf', stickiness: false, legalValues: [] })),
  get(at),
];
