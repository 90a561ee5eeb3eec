// The typed surface: what each method takes, sends and answers.
import { describe, expect, expectTypeOf, test } from 'vitest';
import { operations } from '../../src/admin-api/generated/operations.ts';
import { type AdminApi, AdminApiError, type OperationId } from '../../src/admin-api/index.ts';
import { createTestApi, failure, TOKEN } from './client.ts';
import { aRole, noRoles, sendJson, startServer } from './server.ts';

describe('types', () => {
  test('take path, query and body in one object', () => {
    expectTypeOf<AdminApi['getRoleById']>().parameter(0).toEqualTypeOf<{ roleId: string | number }>();
    expectTypeOf<AdminApi['createGroup']>().parameter(0).toHaveProperty('body');
    expectTypeOf<AdminApi['searchEvents']>().parameter(0).exclude<undefined>().toHaveProperty('limit');
    expectTypeOf<AdminApi['getRoles']>().toBeCallableWith();
    expectTypeOf<AdminApi['searchEvents']>().toBeCallableWith();
    expectTypeOf<AdminApi['searchEvents']>().toBeCallableWith({ limit: 100 });
    expectTypeOf<AdminApi['updateEnvironment']>().toBeCallableWith({ name: 'e', body: { type: 'production' } });
  });

  test('answer with the JSON of the contract, or with nothing', () => {
    expectTypeOf<AdminApi['deleteRole']>().returns.resolves.toEqualTypeOf<undefined>();
    expectTypeOf<AdminApi['toggleEnvironmentOn']>().returns.resolves.toEqualTypeOf<undefined>();
    expectTypeOf<AdminApi['getRoleById']>().returns.resolves.toHaveProperty('permissions');
    expectTypeOf<AdminApi['createRole']>().returns.resolves.toHaveProperty('roles').toHaveProperty('id').toBeNumber();
  });

  test('refuse what the contract refuses', () => {
    const check = (api: AdminApi) => [
      // @ts-expect-error the role's id is required
      () => api.getRoleById({}),
      // @ts-expect-error so is the object that holds it
      () => api.getRoleById(),
      // @ts-expect-error there is no such parameter
      () => api.getRoleById({ roleId: 7, colour: 'red' }),
      // @ts-expect-error an operation without parameters takes none
      () => api.getRoles({ body: {} }),
      // @ts-expect-error a role needs a name
      () => api.createRole({ body: {} }),
      // @ts-expect-error there is no such field
      () => api.createEnvironment({ body: { name: 'e', type: 't', color: 'red' } }),
      // @ts-expect-error there is no such operation
      () => api.createWorld(),
    ];
    expect(check).toBeTypeOf('function');
  });
});

describe('requests', () => {
  test('fill in the path, the query and the body', async () => {
    const server = await startServer((response) => sendJson(response, 200, { events: [], total: 0 }));
    const api = createTestApi(`${server.url}/unleash/api/`);
    await api.searchEvents({ limit: 100, type: 'IS_ANY_OF:a,b', project: undefined });
    await api.updateContextField({ contextField: 'a/b ü', body: { description: 'é' } });
    expect(server.requests).toMatchObject([
      { method: 'GET', path: '/unleash/api/admin/search/events?limit=100&type=IS_ANY_OF%3Aa%2Cb', body: '' },
      { method: 'PUT', path: '/unleash/api/admin/context/a%2Fb%20%C3%BC', body: '{"description":"é"}' },
    ]);
  });

  test('say who asks', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles));
    await createTestApi(server.url).getRoles();
    await createTestApi(server.url, {
      userAgent: 'Terraform-Provider-Unleash/1.0',
      appName: 'terraform-provider-unleash',
      headers: { 'X-Team': 'a' },
    }).getRoles();
    expect(server.requests.map(({ headers }) => headers)).toMatchObject([
      {
        authorization: TOKEN,
        accept: 'application/json',
        'user-agent': 'unleash-admin',
        'x-unleash-appname': 'unleash-admin',
      },
      {
        authorization: TOKEN,
        'user-agent': 'Terraform-Provider-Unleash/1.0',
        'x-unleash-appname': 'terraform-provider-unleash',
        'x-team': 'a',
      },
    ]);
    expect(server.requests[0]?.headers).not.toHaveProperty('x-unleash-instanceid');
    expect(server.requests[0]?.headers).not.toHaveProperty('content-type');
  });

  test('carry a content type on every POST and PUT, which Unleash wants even without a body', async () => {
    const server = await startServer((response) => response.end());
    await createTestApi(server.url).archiveProject({ projectId: 'a' });
    expect(server.requests[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '0' });
  });

  test('reuse their connections', async () => {
    const server = await startServer((response) => sendJson(response, 200, noRoles));
    const api = createTestApi(server.url);
    for (let turn = 0; turn < 10; turn++) await api.with({ stopping: new AbortController().signal }).getRoles();
    // The built-in fetch may open a second one before it notices that the first is free again.
    expect(new Set(server.requests.map(({ socket }) => socket)).size).toBeLessThanOrEqual(2);
  });

  test.each([
    ['..', /is "\.\."/],
    ['.', /is "\."/],
    ['', /is empty/],
    ['\ud800', /not valid Unicode/],
    [Number.NaN, /must be text or a number/],
    [undefined, /must be text or a number/],
  ])('are not sent with the path parameter %j, which would reach something else', async (name, message) => {
    const server = await startServer((response) => response.end());
    const error = await failure(createTestApi(server.url).removeEnvironment({ name: name as string }));
    expect(error).toMatchObject({ kind: 'unsafe', operation: 'removeEnvironment', mayHaveHappened: false });
    expect(error.message).toMatch(message);
    expect(server.requests).toHaveLength(0);
  });
});

test('has a method for every operation of the contract', async () => {
  const server = await startServer((response) => sendJson(response, 200, aRole));
  const api = createTestApi(server.url);
  const ids = Object.keys(operations) as OperationId[];
  expect(ids.filter((id) => typeof api[id] !== 'function')).toEqual([]);
  expect(await api.createRole({ body: { name: 'Auditor' } })).toEqual(aRole);
});

test('throws one kind of error, also for options', () => {
  expect(() => createTestApi('')).toThrow(AdminApiError);
});
