// Calls that both a real open-source server and the sandbox must answer alike, in the order in which they are made.
export interface Step {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  /** Sent as it is instead of JSON. */
  raw?: { text: string; contentType?: string };
  /** Remembers the id in the answer: `{name}` in later paths stands for it. */
  as?: string;
  /** Null sends no token. */
  token?: string | null;
}

const get = (path: string, more: Partial<Step> = {}): Step => ({ method: 'GET', path: `/api/admin${path}`, ...more });
const post = (path: string, body?: unknown, as?: string): Step => ({
  method: 'POST',
  path: `/api/admin${path}`,
  body,
  ...(as ? { as } : {}),
});
const put = (path: string, body?: unknown): Step => ({ method: 'PUT', path: `/api/admin${path}`, body });
const remove = (path: string): Step => ({ method: 'DELETE', path: `/api/admin${path}` });
const raw = (path: string, text: string, contentType?: string): Step => ({
  method: 'POST',
  path: `/api/admin${path}`,
  raw: { text, ...(contentType ? { contentType } : {}) },
});

const at = (path: string, method: Step['method'] = 'GET', token?: null): Step => ({
  method,
  path,
  ...(token === null ? { token } : {}),
});

export const outside: Step[] = [
  at('/'),
  at('/projects'),
  at('/admin/projects', 'GET', null),
  at('/favicon.json'),
  at('/foo', 'POST'),
  at('/foo', 'DELETE'),
  at('/health', 'GET', null),
  at('/ready', 'GET', null),
  at('/api/other'),
  at('/api/other', 'POST'),
  at('/api/other', 'GET', null),
  at('/api/api/admin/projects'),
  at('//api//admin/environments/production/'),
  at('/api/admin/environments/%zz'),
  at('/api/admin/environments/a%20b'),
];

export const gate: Step[] = [
  get('/projects', { token: null }),
  get('/nowhere', { token: null }),
  get('/projects', { token: 'Basic abc' }),
  get('/projects', { token: '*:*.wrong' }),
  get('/nowhere'),
  get('/roles'),
  post('/projects', { name: 'x' }),
  post('/roles/validate', { name: 'x' }),
  put('/projects/default/access', { roles: [] }),
  remove('/ui-config/cors'),
  get('/PROJECTS/'),
  raw('/context', '{"name":', 'application/json'),
  raw('/context', JSON.stringify({ name: 'x'.repeat(110_000) }), 'application/json'),
  raw('/context', 'name=x', 'text/plain'),
  raw('/context', '{"name":"x"}'),
  raw('/context', '[1]', 'application/json'),
];

export const users: Step[] = [
  post('/user-admin', { email: 'Ann@Example.com', name: 'Ann', rootRole: 'Editor', password: 'weak' }, 'ann'),
  post('/user-admin', { username: 'bob', rootRole: 3 }, 'bob'),
  post('/user-admin', { username: 'carl', rootRole: '3' }, 'carl'),
  post('/user-admin', { username: 'bob', rootRole: 3 }),
  post('/user-admin', { email: 'ann@example.com', rootRole: 3 }),
  post('/user-admin', { rootRole: 3 }),
  post('/user-admin', { username: 'x' }),
  post('/user-admin', { username: 'x', rootRole: 99 }),
  post('/user-admin', { username: 'x', rootRole: 4 }),
  post('/user-admin', { username: 'x', rootRole: 'Owner' }),
  post('/user-admin', { username: 'x', rootRole: 'Boss' }),
  post('/user-admin', { username: 'x', rootRole: 3, extra: 1 }),
  post('/user-admin', { username: 'x', rootRole: 3, name: '' }),
  post('/user-admin', { email: 'no-at', rootRole: 3 }),
  post('/user-admin', { username: 7, rootRole: 3 }, 'seven'),
  post('/user-admin', { username: 'dora', rootRole: 3 }, 'dora'),
  get('/user-admin'),
  get('/user-admin/{ann}'),
  get('/user-admin/9999'),
  get('/user-admin/abc'),
  put('/user-admin/{ann}', { name: 'Anna', username: 'ignored' }),
  put('/user-admin/{ann}', { name: '' }),
  put('/user-admin/{ann}', {}),
  put('/user-admin/{ann}', { rootRole: 1 }),
  put('/user-admin/{ann}', { rootRole: 77 }),
  put('/user-admin/{ann}', { email: 'NEW@example.com' }),
  put('/user-admin/{ann}', { email: 'nope' }),
  put('/user-admin/9999', { name: 'x' }),
  get('/user-admin/{ann}'),
  post('/user-admin/{ann}/change-password', { password: 'weak' }),
  post('/user-admin/{ann}/change-password', { password: 'aaaaaaaaaaaaaa' }),
  post('/user-admin/{ann}/change-password', { password: '' }),
  post('/user-admin/{ann}/change-password', {}),
  post('/user-admin/{ann}/change-password', { password: 'Good-Enough-1' }),
  post('/user-admin/9999/change-password', { password: 'Good-Enough-1' }),
  get('/user-admin'),
  get('/user-admin/search'),
  get('/user-admin/search?q=a'),
  get('/user-admin/search?q=nn'),
  get('/user-admin/search?q=ob'),
  get('/user-admin/search?q=BO'),
  get('/user-admin/access'),
  get('/user-admin/admin-count'),
  remove('/user-admin/{bob}'),
  remove('/user-admin/{bob}'),
  post('/user-admin', { username: 'bob', rootRole: 3 }, 'bob again'),
  put('/user-admin/{carl}', { email: 'new@example.com' }),
];

export const apiTokens: Step[] = [
  post('/api-tokens', { tokenName: 'a', type: 'CLIENT', projects: ['default'], environment: 'development' }),
  post('/api-tokens', { tokenName: 'a', type: 'frontend', project: 'default' }),
  post('/api-tokens', { tokenName: 'a', type: 'backend', projects: ['*', 'default'], environment: 'production' }),
  post('/api-tokens', { tokenName: 'a', type: 'admin' }),
  post('/api-tokens', { tokenName: '', type: 'client' }),
  post('/api-tokens', { type: 'client' }),
  post('/api-tokens', { tokenName: 'b' }),
  post('/api-tokens', { tokenName: 'a', type: 'client', environment: '*' }),
  post('/api-tokens', { tokenName: 'a', type: 'frontend', environment: '*' }),
  post('/api-tokens', { tokenName: 'a', type: 'client', environment: 'nope' }),
  post('/api-tokens', { tokenName: 'a', type: 'client', projects: ['nope'] }),
  post('/api-tokens', { tokenName: 'a', type: 'client', projects: [] }),
  post('/api-tokens', { tokenName: 'past', type: 'client', expiresAt: '2020-01-01T00:00:00Z', extra: 1 }),
  post('/api-tokens', { tokenName: 'a', type: 'client', expiresAt: 'soon' }),
  get('/api-tokens/past'),
  get('/api-tokens/none'),
  put('/api-tokens/nope', { expiresAt: '2030-01-01T00:00:00Z' }),
  put('/api-tokens/nope', {}),
  put('/api-tokens/nope', { expiresAt: null }),
  remove('/api-tokens/nope'),
];

export const contextFields: Step[] = [
  get('/context'),
  post('/context', {
    name: 'region',
    description: 'Where',
    stickiness: true,
    sortOrder: 5,
    legalValues: [{ value: 'eu' }],
  }),
  post('/context', { name: 'plain' }),
  post('/context', { name: 'region' }),
  post('/context', { name: 'has space' }),
  post('/context', { name: '..' }),
  post('/context', { name: '' }),
  post('/context', { name: 'x'.repeat(101) }),
  post('/context', {}),
  post('/context', { name: 'dup', legalValues: [{ value: 'a' }, { value: 'a' }] }),
  post('/context', { name: 'bad', legalValues: [{ name: 'a' }] }),
  post('/context', { name: 'bad', stickiness: 'x' }),
  post('/context', { name: 'other', legalValues: [{ value: 'a', description: 'A' }], unknown: 1 }),
  post('/context', { name: 'lost', project: 'nope' }),
  post('/context', { name: 'owned', project: 'default' }),
  get('/context/region'),
  get('/context/nope'),
  put('/context/region', { description: 'There' }),
  get('/context/region'),
  put('/context/region', { sortOrder: 9, stickiness: true, legalValues: [{ value: 'us' }] }),
  get('/context/region'),
  put('/context/region', { name: 'renamed' }),
  put('/context/nope', {}),
  put('/context/region', { legalValues: [{ value: 'a' }, { value: 'a' }] }),
  get('/context'),
  get('/context?include=project'),
  remove('/context/userId'),
  remove('/context/userId'),
];

export const environments: Step[] = [
  get('/environments'),
  get('/environments/production'),
  get('/environments/nope'),
  get('/environments/project/default'),
  get('/environments/project/nope'),
  post('/environments/development/off'),
  post('/environments/development/on'),
  post('/environments/nope/on'),
  put('/environments/sort-order', { production: 1, nope: 3 }),
  put('/environments/sort-order', { production: 'x' }),
  get('/environments'),
  remove('/projects/default/environments/production'),
  remove('/projects/default/environments/production'),
  get('/environments/project/default'),
  post('/projects/default/environments', { environment: 'production', changeRequestsEnabled: true }),
  post('/projects/default/environments', { environment: 'production' }),
  post('/projects/default/environments', { environment: 'nope' }),
  post('/projects/default/environments', {}),
  post('/projects/nope/environments', { environment: 'production' }),
];

export const rest: Step[] = [
  get('/projects/default/overview'),
  get('/projects/nope/overview'),
  get('/projects'),
  get('/projects?archived=true'),
  get('/projects?archived=maybe'),
  post('/ui-config/cors', { frontendApiOrigins: ['https://a.example.com', 'https://a.example.com'] }),
  post('/ui-config/cors', { frontendApiOrigins: ['a.example.com'] }),
  post('/ui-config/cors', { frontendApiOrigins: ['https://a.example.com/x'] }),
  post('/ui-config/cors', { frontendApiOrigins: ['https://*.example.com'] }),
  post('/ui-config/cors', { frontendApiOrigins: [] }),
  post('/ui-config/cors', {}),
  post('/ui-config/cors', { other: 1 }),
  get('/search/events?type=IS:setting-updated'),
  get('/search/events?type=IS_ANY_OF:user-created,user-deleted&limit=2'),
  get('/search/events?type=IS:user-created&limit=1&offset=1'),
  get('/search/events?createdBy=IS:-42&type=IS:api-token-created&limit=1'),
  get('/search/events?type=nope'),
  get('/search/events?query=region&type=IS:context-field-created'),
  get('/search/events?project=IS:default&type=IS:project-environment-added'),
  get('/search/events?from=IS:2999-01-01'),
];

const constraints = [{ contextName: 'userId', operator: 'IN', values: ['1'] }];

export const segments: Step[] = [
  post('/segments', { name: 'beta', constraints }, 'beta'),
  post('/segments', { name: 'beta', constraints }),
  post('/segments', { name: '', constraints }),
  post('/segments', { name: 'x' }),
  post('/segments', { name: 'x', constraints: [{ contextName: 'userId', operator: 'LIKE' }] }),
  post('/segments', { name: 'owned', description: 'd', constraints: [], project: 'default' }, 'owned'),
  post('/segments', { name: 'lost', constraints: [], project: 'nope' }),
  get('/segments'),
  get('/segments/{owned}'),
  get('/segments/9999'),
  get('/segments/abc'),
  put('/segments/{owned}', { name: 'owned', constraints }),
  put('/segments/{owned}', { name: 'beta', constraints }),
  put('/segments/{owned}', { name: 'owned' }),
  put('/segments/9999', { name: 'x', constraints }),
  get('/segments/{owned}'),
  remove('/segments/{beta}'),
  remove('/segments/{beta}'),
];

export const tagTypes: Step[] = [
  get('/tag-types'),
  post('/tag-types', { name: 'team', description: 'T', color: '#aabbcc' }),
  post('/tag-types', { name: 'plain' }),
  post('/tag-types', { name: 'team' }),
  post('/tag-types', { name: 'x' }),
  post('/tag-types', { name: 'has space' }),
  post('/tag-types', { name: 'x'.repeat(51) }),
  post('/tag-types', { name: 'red', color: 'red' }),
  get('/tag-types/team'),
  get('/tag-types/nope'),
  put('/tag-types/team', { description: 'U' }),
  put('/tag-types/nope', { description: 'U' }),
  get('/tag-types'),
  remove('/tag-types/plain'),
  remove('/tag-types/plain'),
];

const hook = { provider: 'webhook', enabled: false, events: ['feature-created'] };
const url = 'https://8.8.8.8/hook';

export const addons: Step[] = [
  post('/addons', { ...hook, parameters: { url, contentType: 'a/b', authorization: 'x' } }, 'hook'),
  post('/addons', { ...hook, parameters: {} }),
  post('/addons', { ...hook, provider: 'nope', parameters: {} }),
  post('/addons', { ...hook }),
  get('/addons/{hook}'),
  put('/addons/{hook}', { ...hook, description: 'd', parameters: { url: '*****' }, projects: ['default'] }),
  put('/addons/9999', { ...hook, parameters: { url } }),
  get('/addons/{hook}'),
  get('/addons/9999'),
  get('/addons/abc'),
  remove('/addons/{hook}'),
  remove('/addons/{hook}'),
];

export const insideProject: Step[] = [
  post('/projects/default/context', { name: 'aisle', legalValues: [{ value: '1' }] }),
  post('/projects/default/context', { name: 'aisle' }),
  post('/projects/nope/context', { name: 'other' }),
  get('/projects/default/context'),
  get('/projects/default/context?include=root'),
  get('/projects/default/context/aisle'),
  get('/projects/default/context/appName'),
  put('/projects/default/context/aisle', { description: 'd' }),
  put('/projects/default/context/appName', { description: 'd' }),
  get('/projects/default/context/aisle'),
  remove('/projects/default/context/appName'),
  remove('/projects/default/context/aisle'),
  remove('/projects/default/context/aisle'),
  post('/projects/default/api-tokens', { tokenName: 'p', type: 'client' }),
  post('/projects/nope/api-tokens', { tokenName: 'p', type: 'client' }),
  post('/projects/default/api-tokens', { tokenName: '', type: 'client' }),
  get('/projects/nope/api-tokens'),
  remove('/projects/default/api-tokens/nope'),
  post('/projects/default/environments/development/default-strategy', { name: 'userWithId' }),
  post('/projects/default/environments/development/default-strategy', {
    name: 'flexibleRollout',
    parameters: { rollout: '10' },
  }),
  post('/projects/default/environments/nope/default-strategy', { name: 'flexibleRollout' }),
  post('/projects/nope/environments/development/default-strategy', { name: 'flexibleRollout' }),
  get('/environments/project/default'),
  get('/projects/default/overview'),
];

export const instance: Step[] = [
  get('/maintenance'),
  post('/maintenance', { enabled: true }),
  post('/maintenance', { enabled: false }),
  post('/maintenance', {}),
  get('/invite-link/tokens'),
  post('/invite-link/tokens', { name: 'join', expiresAt: '2999-01-01T00:00:00Z' }),
  post('/invite-link/tokens', { name: 'join', expiresAt: '2020-01-01T00:00:00Z' }),
  post('/invite-link/tokens', { name: 'join' }),
  get('/invite-link/tokens'),
  get('/invite-link/tokens/nope'),
  put('/invite-link/tokens/nope', { enabled: false }),
  put('/invite-link/tokens/nope', {}),
  get('/user-admin/1/permissions'),
  get('/user-admin/1/permissions?project=default&environment=development'),
  get('/user-admin/9999/permissions'),
];
