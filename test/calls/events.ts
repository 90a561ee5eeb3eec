// The event log of everything that the steps before did, and its filters.
import type { AreaCalls } from './area-calls.ts';
import { expectCall } from './call.ts';
import { get, post } from './step.ts';

const search = (query: string) => get(`/search/events?${query}`);
const byUs = 'createdBy=IS:-42';
const today = new Date().toISOString().slice(0, 10);

/** One search for each kind of event, so that a difference is easy to read. */
const kinds = [
  'user-created',
  'user-updated',
  'user-deleted',
  'api-token-created',
  'api-token-updated',
  'api-token-deleted',
  'context-field-created',
  'context-field-updated',
  'context-field-deleted',
  'project-environment-added',
  'project-environment-removed',
  'environment-created',
  'setting-created',
  'setting-updated',
  'project-created',
];

export const calls: AreaCalls = {
  sequence: [
    expectCall('searchEvents', 200, { from: 'IS:2020-01-01', limit: 1000, createdBy: 'IS:-42' }),
    expectCall('searchEvents', 200, { limit: 2, offset: 1, type: 'IS:user-created' }),
    expectCall('searchEvents', 400, { type: 'user-created' }),

    ...kinds.map((kind) => search(`${byUs}&type=IS:${kind}&limit=1000`)),
    search(`${byUs}&limit=1000`),
    search('createdBy=IS:1'),
    search('createdBy=IS:abc'),
    search('type=IS_ANY_OF:user-created,user-deleted&limit=2'),
    search('type=IS_ANY_OF:user-created,%20user-deleted&limit=2'),
    search('type=IS:user-created,user-deleted&limit=2'),
    search('type=IS:user-created&limit=1&offset=1'),
    search('type=IS:nope'),
    ...['limit=0', 'limit=-1', 'limit=1001', 'limit=abc', 'limit=1.5', 'limit=', 'limit=1000'].map((limit) =>
      search(`type=IS:user-created&${limit}`),
    ),
    ...['offset=-1', 'offset=abc', 'offset=10000', 'offset=1.5', 'offset='].map((offset) =>
      search(`type=IS:user-created&limit=1&${offset}`),
    ),
    ...['type', 'project', 'feature', 'createdBy', 'environment', 'from', 'to', 'id', 'groupId'].flatMap((name) => [
      search(`${name}=nope`),
      search(`${name}=`),
      search(name === 'createdBy' ? 'createdBy=IS:&type=IS:user-created' : `${byUs}&${name}=IS:`),
      search(`${name}=IS_NOT:a`),
      search(`${name}=is:a`),
    ]),
    search('project=IS:default&type=IS:project-environment-added'),
    search('project=IS:nope'),
    search('environment=IS:production&type=IS:project-environment-added'),
    search('feature=IS:nope'),
    search(`from=IS:${today}&type=IS:user-deleted`),
    search(`to=IS:${today}&type=IS:user-deleted`),
    search('from=IS:2999-01-01'),
    search('to=IS:2000-01-01'),
    search('query=Region&type=IS:context-field-created'),
    search('query=user-deleted&limit=3'),
    search('query=%25&type=IS:setting-updated&limit=1'),
    search('unknown=1&type=IS:nope'),
    post('/search/events', {}),
  ],
  turn: 'late',
};
