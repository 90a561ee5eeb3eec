// A success answer is used only when it is what it should be.
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { input } from 'zod/mini';
import type { answers } from '../../src/admin-api/generated/answers.ts';
import type { AdminApi, AdminApiError, OperationAnswer } from '../../src/admin-api/index.ts';
import { createTestApi, failure } from './client.ts';
import { aRole, sendJson, sendText, startServer } from './server.ts';

type Schemas = typeof answers;

async function answerWith(body: unknown, call: (api: AdminApi) => Promise<unknown>): Promise<AdminApiError> {
  const server = await startServer((response) =>
    typeof body === 'string' ? sendText(response, 200, body) : sendJson(response, 200, body),
  );
  return failure(call(createTestApi(server.url, { retry: { attempts: 1 } })));
}

describe('schemas', () => {
  test('take whatever the contract allows, but for what is useless without an id, a secret or its list', () => {
    type Stricter = {
      [Id in keyof Schemas]: OperationAnswer<Id> extends input<Schemas[Id]> ? never : Id;
    }[keyof Schemas];
    expectTypeOf<Stricter>().toEqualTypeOf<
      | 'createApiToken'
      | 'createProjectApiToken'
      | 'createServiceAccountToken'
      | 'createGroup'
      | 'updateGroup'
      | 'getGroup'
      | 'getGroups'
      | 'getServiceAccountTokens'
      | 'getSegments'
      | 'getAccessOverview'
    >();
  });

  test('name no field that the contract does not have', () => {
    expectTypeOf<
      { [Id in keyof Schemas]: StrangeFields<input<Schemas[Id]>, OperationAnswer<Id>> }[keyof Schemas]
    >().toBeNever();
  });
});

describe('a wrong answer', () => {
  test.each<[string, unknown, RegExp]>([
    ['a web page', '<!doctype html><title>Sign in</title>', /with a web page instead of JSON/],
    ['an empty body', '', /it is empty where JSON is expected/],
    ['cut short', '{"version":1,"roles":[{"id":1', /it is not valid JSON, perhaps cut short/],
    ['no JSON', 'OK', /it is not valid JSON/],
    ['null', null, /it is null where an object is expected/],
    ['a list', [], /it is a list where an object is expected/],
    ['a missing list', { version: 1 }, /: roles is absent where a list is expected/],
    ['a wrong item', { version: 1, roles: [aRole.roles, 'x'] }, /: roles\[1\] is text where an object is expected/],
    ['a wrong field', { roles: [{ ...aRole.roles, id: '7' }] }, /: roles\[0\]\.id is text where a number is expected/],
  ])('%s is malformed, never a zero value', async (_, body, message) => {
    const error = await answerWith(body, (api) => api.getRoles());
    expect(error).toMatchObject({ kind: 'malformed', operation: 'getRoles', status: 200, mayHaveHappened: false });
    expect(error.message).toMatch(message);
  });

  test('to a write says that it may have been made', async () => {
    const error = await answerWith({ roles: {} }, (api) => api.createRole({ body: { name: 'a' } }));
    expect(error).toMatchObject({ kind: 'malformed', mayHaveHappened: true });
  });

  test('is noticed even where nothing is expected: a login page is not a deletion', async () => {
    const error = await answerWith('<html>Sign in</html>', (api) => api.deleteRole({ roleId: 7 }));
    expect(error).toMatchObject({ kind: 'malformed', mayHaveHappened: true });
  });

  test('cut off by the connection is malformed', async () => {
    const server = await startServer((response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
      response.write('{"version":1,', () => response.socket?.destroy());
    });
    const error = await failure(createTestApi(server.url, { retry: { attempts: 1 } }).getRoles());
    expect(error).toMatchObject({ kind: 'malformed', status: 200 });
    expect(error.message).toContain('it broke off before its end');
  });

  test('does not show its values', async () => {
    const error = await answerWith({ tokenName: 7, secret: 'canary' }, (api) =>
      api.createApiToken({ body: { tokenName: 'a', type: 'client' } }),
    );
    expect(JSON.stringify([error, error.message, error.stack])).not.toContain('canary');
  });
});

describe('a good answer', () => {
  async function answered(body: unknown, call: (api: AdminApi) => Promise<unknown>, status = 200): Promise<unknown> {
    const server = await startServer((response) =>
      body === undefined ? response.writeHead(status).end() : sendJson(response, status, body),
    );
    return call(createTestApi(server.url));
  }

  test('keeps fields that nobody here knows', async () => {
    const roles = { version: 9, roles: [{ ...aRole.roles, shiny: [1] }] };
    expect(await answered(roles, (api) => api.getRoles())).toEqual(roles);
  });

  test.each<[string, unknown, (api: AdminApi) => Promise<unknown>]>([
    ['a role without description', { roles: [{ id: 1, name: 'a', type: 'root' }] }, (api) => api.getRoles()],
    ['a null description', { projects: [{ id: 'a', name: 'A', description: null }] }, (api) => api.getProjects()],
    ['a user without name', { id: 1, email: 'a@b.c', rootRole: 3 }, (api) => api.getUser({ id: 1 })],
    ['rootRole as sent', { id: 1, rootRole: 'Viewer' }, (api) => api.updateUser({ id: 1, body: {} })],
    [
      'environments without visible',
      { environments: [{ name: 'e', type: 't' }] },
      (api) => api.getProjectEnvironments({ projectId: 'a' }),
    ],
    [
      'a token without secret in a list',
      { tokens: [{ tokenName: 'a', type: 'client', projects: ['*'] }] },
      (api) => api.getAllApiTokens(),
    ],
    ['settings that nobody made', {}, (api) => api.getOidcSettings()],
    ['a tag type beside a version', { version: 1, tagType: { name: 'a' } }, (api) => api.getTagType({ name: 'a' })],
    [
      'an invite link that lost its role',
      { secret: 's', name: 'a', url: 'http://u', expiresAt: '2030-01-01', enabled: false, role: {} },
      (api) => api.updatePublicSignupToken({ token: 's', body: { enabled: false } }),
    ],
    [
      'an integration with masked parameters',
      { id: 1, provider: 'webhook', description: null, enabled: true, parameters: { url: '*****' }, events: [] },
      (api) => api.getAddon({ id: 1 }),
    ],
  ])('may be %s', async (_, body, call) => {
    expect(await answered(body, call)).toEqual(body);
  });

  test.each([200, 202, 204])('of nothing (HTTP %i) is undefined', async (status) => {
    expect(await answered(undefined, (api) => api.deleteRole({ roleId: 7 }), status)).toBeUndefined();
  });

  test('is undefined where the contract announces that there may be nothing (HTTP 204), and only then', async () => {
    expect(await answered(undefined, (api) => api.getLoginHistory(), 204)).toBeUndefined();
    expect(await failure(answered(undefined, (api) => api.getLoginHistory(), 200))).toMatchObject({
      kind: 'malformed',
    });
    expect(await failure(answered(undefined, (api) => api.getBanners(), 204))).toMatchObject({ kind: 'malformed' });
  });

  test('is undefined where the contract has none, whatever is sent', async () => {
    expect(await answered({ some: 'thing' }, (api) => api.deleteRole({ roleId: 7 }))).toBeUndefined();
  });
});

type Known<Fields> = keyof { [Name in keyof Fields as string extends Name ? never : Name]: 1 };

/** The paths of fields that a schema names and the contract's answer does not. */
type StrangeFields<Schema, Answer> = [NonNullable<Schema>] extends [readonly (infer SchemaItem)[]]
  ? [NonNullable<Answer>] extends [readonly (infer AnswerItem)[]]
    ? StrangeFields<SchemaItem, AnswerItem>
    : 'not a list'
  : NonNullable<Schema> extends object
    ? {
        [Name in Known<NonNullable<Schema>>]-?: Name extends keyof NonNullable<Answer>
          ? StrangeFields<NonNullable<Schema>[Name], NonNullable<Answer>[Name]>
          : Name;
      }[Known<NonNullable<Schema>>]
    : never;
