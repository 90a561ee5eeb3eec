// Tag types: names, colors, an answer that echoes what was sent, and an update of what is not there.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { AreaCalls } from './area-calls.ts';
import { breakBody } from './break-body.ts';
import { call, expectCall } from './call.ts';
import * as some from './some.ts';
import { get, post, put, remove } from './step.ts';

const crew = { name: 'crew' };

export const calls: AreaCalls = {
  sequence: [
    expectCall('createTagType', 201, { body: { ...crew, description: 'd', icon: 'i', color: '#aabbcc' } }),
    expectCall('createTagType', 409, { body: crew }),
    expectCall('createTagType', 400, { body: { name: 'has space' } }),
    expectCall('getTagTypes', 200),
    expectCall('updateTagType', 200, { ...crew, body: { description: 'e', icon: '' } }),
    expectCall('getTagType', 200, crew, {
      check: (answer) =>
        expect(answer).toEqual({ version: 1, tagType: { ...crew, description: 'e', icon: '', color: '#aabbcc' } }),
    }),
    expectCall('updateTagType', 500, { ...crew, body: {} }),
    expectCall('updateTagType', 200, { name: 'none', body: { description: 'e' } }),
    expectCall('getTagType', 404, { name: 'none' }),
    expectCall('deleteTagType', 200, crew),
    expectCall('deleteTagType', 404, crew),

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
  ],
  cannotFail: ['getTagTypes'],
  generated: () => {
    const { body, call, description, name } = some;
    const tagName = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('team', 'Team', 'simple', 'xx') },
      { weight: 1, arbitrary: name },
    );
    const tagPath = { name: tagName.filter((text) => text !== '' && text !== '..') };
    const look = { description, icon: fc.constantFrom('T', '', null), color: fc.constantFrom('#aabbCC', 'red', null) };
    return [
      call(3, 'createTagType', { body: body({ name: tagName, ...look }, 'name') }),
      call(2, 'updateTagType', { ...tagPath, body: body(look) }),
      call(1, 'deleteTagType', { ...tagPath }),
      call(1, 'getTagType', { ...tagPath }),
    ];
  },
  rich: () => [
    call('createTagType', { body: { name: 'new' } }),
    call('updateTagType', { name: 'team', body: { description: 'New' } }),
    call('deleteTagType', { name: 'team' }),
    call('getTagType', { name: 'team' }),
    call('getTagType', { name: 'simple' }),
  ],
};
