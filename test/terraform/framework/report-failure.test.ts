// From an API error to a diagnostic: the field that the API complains about becomes the attribute in the configuration.
import { describe, expect, test } from 'vitest';
import { AttributeFailure } from '../../../src/terraform/framework/failure.ts';
import { optional, ResourceFailure, required } from '../../../src/terraform/framework/index.ts';
import { type FailedWork, reportFailure } from '../../../src/terraform/framework/report-failure.ts';
import { fakeProvider } from './fixture/provider.ts';
import { ThingsApi, ThingsError } from './fixture/things-api.ts';
import { collecting } from './fixture/world.ts';

const provider = fakeProvider(new ThingsApi(), {});
const pair = { user_id: required.number('U.'), tags: optional.listOfStrings('T.') };
const attributes = {
  root_role: required.number('R.'),
  tags: optional.listOfStrings('T.'),
  groups: optional.setOfNumbers('G.'),
  labels: optional.mapOfStrings('L.'),
  box: optional.object({ ...pair, inner: optional.object(pair, 'I.') }, 'B.'),
  list: optional.listOf(pair, 'L.'),
  set: optional.setOf(pair, 'S.'),
  map: optional.mapOf(pair, 'M.'),
};

const said = (error: unknown, work: Partial<FailedWork> = {}) => {
  const report = collecting();
  reportFailure(report, provider, error, { summary: 'Cannot', attributes, ...work });
  return report.said;
};
const complaint = (...paths: (string | number)[][]) =>
  new ThingsError('wrong', { complaints: paths.map((path) => ({ path, detail: `${path.join('/')} is wrong` })) });

describe('the path of a field', () => {
  test.each<[(string | number)[], string]>([
    [['root_role'], 'root_role'],
    [['rootRole'], 'root_role'],
    [['tags', 1], 'tags[1]'],
    [['groups', 1], 'groups'],
    [['labels', 'a'], 'labels'],
    [['box'], 'box'],
    [['box', 'userId'], 'box.user_id'],
    [['box', 'inner', 'tags', 0], 'box.inner.tags[0]'],
    [['box', 'elsewhere'], 'box'],
    [['list', 2, 'userId'], 'list[2].user_id'],
    [['list', 2, 'tags', 0], 'list[2].tags[0]'],
    [['list'], 'list'],
    [['set', 2, 'userId'], 'set'],
    [['map', 'a', 'userId'], 'map'],
    [['elsewhere'], ''],
    [['constructor'], ''],
    [[0], ''],
    [[], ''],
  ])('%j is %s', (path, wanted) => {
    const detail = wanted === '' ? 'wrong' : `${path.join('/')} is wrong`;
    expect(said(complaint(path))).toEqual([`error at ${wanted}: Cannot: ${detail}`]);
  });

  test('follows names that the resource maps', () => {
    expect(said(complaint(['users', 0, 'userId']), { fields: { users: 'list' } })).toEqual([
      'error at list[0].user_id: Cannot: users/0/userId is wrong',
    ]);
  });

  test('gives each attribute a diagnostic of its own, and one to the rest', () => {
    const error = complaint(['elsewhere'], ['tags'], ['box'], ['box', 'nowhere'], ['beyond']);
    expect(said(error)).toEqual([
      'error at : Cannot: elsewhere is wrong\nbeyond is wrong',
      'error at tags: Cannot: tags is wrong',
      'error at box: Cannot: box is wrong\nbox/nowhere is wrong',
    ]);
  });

  test('is the one that the circumstances name where the service names none', () => {
    expect(said(complaint(['elsewhere']), { attribute: 'tags' })).toEqual(['error at tags: Cannot: wrong']);
    expect(said(complaint(['box']), { attribute: 'tags' })).toEqual(['error at box: Cannot: box is wrong']);
  });

  test('is none where the work knows no attributes', () => {
    expect(said(complaint(['tags']), { attributes: {} })).toEqual(['error at : Cannot: wrong']);
  });
});

test.each<[string, unknown, string]>([
  ['an error of the client', new ThingsError('refused'), 'error at : Cannot: refused'],
  ['a failure that the resource states', new ResourceFailure('taken'), 'error at : Cannot: taken'],
  [
    'one tied to an attribute',
    new AttributeFailure('tags', new ThingsError('refused')),
    'error at tags: Cannot: refused',
  ],
  [
    'one tied to an attribute, over the field of the API',
    new AttributeFailure('tags', complaint(['box'])),
    'error at tags: Cannot: wrong',
  ],
  [
    'a bug tied to an attribute',
    new AttributeFailure('tags', new TypeError('oops')),
    'error at tags: Cannot: TypeError: oops. This is a bug in the provider, please report it.',
  ],
  [
    'a bug',
    new TypeError('oops'),
    'error at : Cannot: TypeError: oops. This is a bug in the provider, please report it.',
  ],
])('%s', (_, error, wanted) => {
  expect(said(error)).toEqual([wanted]);
});

test('a hint follows in a paragraph of its own, also after a bug', () => {
  expect(said(new ThingsError('refused'), { hint: 'Import it.' })).toEqual([
    'error at : Cannot: refused\n\nImport it.',
  ]);
  expect(said(new TypeError('oops'), { hint: 'Import it.' })[0]).toMatch(/report it\.\n\nImport it\.$/);
});
