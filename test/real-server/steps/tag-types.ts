// Tag types: names, colors, an answer that echoes what was sent, and an update of what is not there.
import { breakBody } from '../break-body.ts';
import { get, post, put, remove, type Step } from '../step.ts';

export const tagTypes: Step[] = [
  get('/tag-types'),
  get('/tag-types/simple'),
  post('/tag-types', { name: 'team', description: 'Who', icon: 'T', color: '#aabbCC' }),
  post('/tag-types', { name: 'team', description: 'Who' }),
  post('/tag-types', { name: 'Team' }),
  post('/tag-types', { name: 'plain' }),
  ...['', ' ', 'x', 'xx', 'has space', 'a/b', 'ä', '.', '..', "a.b~c'(d)!*_-", 'x'.repeat(50), 'x'.repeat(51)].map(
    (name) => post('/tag-types', { name }),
  ),
  post('/tag-types', { name: 'empty', description: '', icon: '', color: null }),
  post('/tag-types', { name: 'nothing', description: null, icon: null }),
  post('/tag-types', { name: 'long', description: 'x'.repeat(5000), icon: 'x'.repeat(300) }),
  ...['', 'red', '#fff', '#FFFFFF', '#ffffff00', '#gggggg', 'ffffff'].map((color, index) =>
    post('/tag-types', { name: `colored${index}`, color }),
  ),

  get('/tag-types/team'),
  get('/tag-types/nope'),
  get('/tag-types/has%20space'),
  get('/tag-types'),

  put('/tag-types/team', { description: 'Where' }),
  get('/tag-types/team'),
  put('/tag-types/team', { color: '#000000', icon: '', description: '' }),
  get('/tag-types/team'),
  put('/tag-types/team', { color: null, icon: null }),
  put('/tag-types/team', { color: 'red' }),
  put('/tag-types/team', { color: '' }),
  put('/tag-types/team', {}),
  put('/tag-types/team', { name: 'renamed', description: 'Named' }),
  put('/tag-types/nope', { description: 'Nobody' }),
  put('/tag-types/nope', {}),
  put('/tag-types/x', { description: 'Short' }),
  put('/tag-types/has%20space', { description: 'Wide' }),
  get('/tag-types/team'),
  get('/tag-types/nope'),

  remove('/tag-types/plain'),
  remove('/tag-types/plain'),
  remove('/tag-types/nope'),
  remove('/tag-types/simple'),
  get('/tag-types'),
  post('/tag-types', { name: 'simple' }),

  ...breakBody(post('/tag-types'), (number) => ({
    name: `type${number}`,
    description: 'A type',
    icon: 'i',
    color: '#123456',
  })),
  ...breakBody(put('/tag-types/team'), () => ({ description: 'A type', icon: 'i', color: '#123456' })),
  get('/tag-types'),
];
