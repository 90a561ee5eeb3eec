// Context fields: names that fit into a path, legal values, and an update that resets what it is not given.
import { breakBody } from '../break-body.ts';
import { get, post, put, remove, type Step } from '../step.ts';

const region = {
  name: 'region',
  description: 'Where',
  stickiness: true,
  sortOrder: 5,
  legalValues: [{ value: 'eu' }, { value: 'us', description: 'United States' }],
};

export const contextFields: Step[] = [
  get('/context'),
  post('/context', region),
  post('/context', region),
  post('/context', { name: 'plain' }),
  post('/context', { name: 'Region' }),
  ...['has space', 'a/b', 'ä', 'a%20b', '.', '..', '', ' ', "a.b~c'(d)!*_-", 'x'.repeat(100), 'x'.repeat(101)].map(
    (name) => post('/context', { name }),
  ),
  post('/context', { name: 'described', description: 'x'.repeat(250) }),
  post('/context', { name: 'chatty', description: 'x'.repeat(251) }),
  post('/context', { name: 'twice', legalValues: [{ value: 'a' }, { value: 'a' }] }),
  post('/context', { name: 'twice', legalValues: [{ value: 'a', description: '1' }, { value: 'a' }] }),
  post('/context', { name: 'nameless', legalValues: [{ name: 'a' }] }),
  post('/context', { name: 'empty', legalValues: [{ value: '' }] }),
  post('/context', { name: 'long', legalValues: [{ value: 'x'.repeat(100) }] }),
  post('/context', { name: 'longer', legalValues: [{ value: 'x'.repeat(101) }] }),
  post('/context', { name: 'numbers', legalValues: [{ value: 5, description: 7 }] }),
  post('/context', { name: 'extra', legalValues: [{ value: 'a', other: 1 }] }),
  post('/context', { name: 'undescribed', legalValues: [{ value: 'a', description: null }] }),
  post('/context', { name: 'lost', project: 'nope' }),
  post('/context', { name: 'owned', project: 'default' }),
  post('/context', { name: 'negative', sortOrder: -3 }),
  post('/context', { name: 'huge', sortOrder: 99_999_999_999 }),

  get('/context/region'),
  get('/context/owned'),
  get('/context/nope'),
  get('/context/a%2Fb'),
  get('/context/.'),

  put('/context/region', { description: 'There' }),
  get('/context/region'),
  put('/context/region', { sortOrder: 9, stickiness: true, legalValues: [{ value: 'us' }] }),
  get('/context/region'),
  put('/context/region', { name: 'renamed', description: '' }),
  get('/context/region'),
  put('/context/region', { description: 'x'.repeat(251) }),
  put('/context/region', { legalValues: [{ value: 'a' }, { value: 'a' }] }),
  put('/context/region', { project: 'default' }),
  get('/context/region'),
  put('/context/region', { project: 'nope' }),
  put('/context/userId', {}),
  get('/context/userId'),
  put('/context/nope', {}),
  put('/context/nope', { legalValues: [{ value: 'a' }, { value: 'a' }] }),

  get('/context'),
  get('/context?include=project'),
  get('/context?include=PROJECT'),
  get('/context?include=nothing'),
  remove('/context/userId'),
  remove('/context/userId'),
  remove('/context/nope'),
  remove('/context/owned'),

  ...breakBody(post('/context'), (number) => ({
    name: `field${number}`,
    description: 'A field',
    stickiness: false,
    sortOrder: 3,
    legalValues: [{ value: 'a' }],
  })),
  ...breakBody(put('/context/plain'), () => ({
    description: 'A field',
    stickiness: false,
    sortOrder: 3,
    legalValues: [{ value: 'a' }],
  })),
];
