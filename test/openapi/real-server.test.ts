// The contract against a real open-source server: its specification, its answers, and the bodies that it takes.
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildContract, files, readOperationLists } from '../../scripts/openapi/contract.ts';
import { runCheck } from '../../scripts/openapi-check.ts';
import { renderOpenSource } from '../../scripts/openapi-pull.ts';
import { type OperationId, operations } from '../../src/admin-api/generated/operations.ts';
import { type Judge, judgeBy } from '../support/contract-judge.ts';
import { startUnleashServer, type UnleashServer } from '../support/unleash-server.ts';

let server: UnleashServer;
let judge: Judge;
const called = new Set<string>();

beforeAll(async () => {
  [server, judge] = await Promise.all([startUnleashServer(), buildContract().then(judgeBy)]);
});
afterAll(() => server?.stop());

interface Call {
  params?: Record<string, string | number>;
  query?: string;
  body?: unknown;
}

interface Answer {
  status: number;
  json: Record<string, unknown>;
}

async function call(id: OperationId, { params = {}, query = '', body }: Call = {}): Promise<Answer> {
  const { method, path } = operations[id];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!));
  const response = await fetch(`${server.url}${filled}${query}`, {
    method,
    headers: { authorization: server.token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  called.add(id);
  return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
}

/** Calls, and holds the body and the answer against the contract. */
async function converse(id: OperationId, status: number, request: Call = {}): Promise<Answer['json']> {
  const answer = await call(id, request);
  expect.soft(answer.status, `${id} ${JSON.stringify(request)} ${JSON.stringify(answer.json)}`).toBe(status);
  expect.soft(judge.response(id, answer.status, answer.json), `the answer of ${id}`).toEqual([]);
  if (request.body !== undefined && status < 400) {
    expect.soft(judge.request(id, request.body), `the body of ${id}`).toEqual([]);
  }
  return answer.json;
}

describe('a real open-source Unleash', () => {
  it('has the specification that our open-source half was pulled from', async () => {
    expect(await renderOpenSource(server.url)).toBe(await readFile(files.openSource, 'utf8'));
  });

  it('fits the contract', async () => {
    const { enterprise } = await readOperationLists();
    const { exitCode, stdout } = await runCheck([server.url]);
    expect(stdout).toContain(`so ${enterprise.length} enterprise operations were left out.`);
    expect(exitCode, stdout).toBe(0);
  });

  it('answers about projects and environments as the contract says', async () => {
    const inProject = { projectId: 'default' };
    await converse('getProjects', 200);
    await converse('getProjects', 200, { query: '?archived=true' });
    await converse('getProjectOverview', 200, { params: inProject });
    await converse('getProjectOverview', 404, { params: { projectId: 'none' } });
    await converse('getAllEnvironments', 200);
    await converse('getEnvironment', 200, { params: { name: 'development' } });
    await converse('getEnvironment', 404, { params: { name: 'none' } });
    await converse('toggleEnvironmentOff', 204, { params: { name: 'production' } });
    await converse('toggleEnvironmentOn', 204, { params: { name: 'production' } });
    await converse('toggleEnvironmentOn', 404, { params: { name: 'none' } });
    await converse('updateSortOrder', 200, { body: { development: 5, none: 6 } });
    await converse('getProjectEnvironments', 200, { params: inProject });
    await converse('addEnvironmentToProject', 409, { params: inProject, body: { environment: 'development' } });
    const development = { ...inProject, environment: 'development' };
    await converse('removeEnvironmentFromProject', 200, { params: development });
    await converse('removeEnvironmentFromProject', 200, { params: development });
    const defaultStrategy = {
      name: 'flexibleRollout',
      constraints: [{ contextName: 'userId', operator: 'IN', values: ['1'] }],
      parameters: { rollout: '50', stickiness: 'default', groupId: 'g' },
    };
    const body = { environment: 'development', defaultStrategy };
    await converse('addEnvironmentToProject', 200, { params: inProject, body });
    await converse('addEnvironmentToProject', 400, { params: inProject, body: { environment: 'none' } });
    await converse('addEnvironmentToProject', 404, { params: { projectId: 'none' }, body });
    await converse('getProjectEnvironments', 200, { params: inProject });
    await converse('getProjectOverview', 200, { params: inProject });
  });

  it('answers about users as the contract says', async () => {
    const asAnn = await converse('createUser', 201, { body: { rootRole: 3, username: 'ann' } });
    const asBob = await converse('createUser', 201, {
      body: { rootRole: 'Editor', email: 'Bob@Example.com', name: 'Bob', password: 'x', sendEmail: false },
    });
    expect([asAnn.rootRole, asBob.rootRole]).toEqual([3, 'Editor']);
    const [ann, bob] = [{ id: String(asAnn.id) }, { id: String(asBob.id) }];
    await converse('createUser', 400, { body: { rootRole: 3, username: 'ann' } });
    await converse('createUser', 400, { body: { rootRole: 99, username: 'cleo' } });
    await converse('getUser', 200, { params: bob });
    await converse('getUser', 404, { params: { id: 99_999 } });
    await converse('getUser', 400, { params: { id: 'bob' } });
    for (const body of [{ name: 'Robert' }, { rootRole: 2 }, { rootRole: 'Viewer' }, {}]) {
      await converse('updateUser', 200, { params: bob, body });
    }
    await converse('updateUser', 400, { params: bob, body: { rootRole: 99 } });
    await converse('updateUser', 404, { params: { id: 99_999 }, body: { name: 'Nobody' } });
    await converse('changeUserPassword', 200, { params: bob, body: { password: 'Str0ng-enough!' } });
    await converse('changeUserPassword', 400, { params: bob, body: { password: 'weak' } });
    await converse('changeUserPassword', 500, { params: { id: 99_999 }, body: { password: 'Str0ng-enough!' } });
    await converse('getUsers', 200);
    expect(await converse('searchUsers', 200, { query: '?q=rob' })).toHaveLength(1);
    await converse('searchUsers', 200);
    await converse('getBaseUsersAndGroups', 200);
    await converse('getAdminCount', 200);
    await converse('deleteUser', 200, { params: ann });
    await converse('deleteUser', 404, { params: ann });
  });

  it('answers about API tokens as the contract says', async () => {
    const { secret } = await converse('createApiToken', 201, { body: { type: 'client', tokenName: 'one' } });
    const token = String(secret);
    const limited = { type: 'BACKEND', tokenName: 'two', environment: 'production', projects: ['default'] };
    await converse('createApiToken', 201, { body: { ...limited, expiresAt: '2090-01-01T00:00:00Z' } });
    await converse('createApiToken', 400, { body: { type: 'client', tokenName: 'three', environment: 'none' } });
    await converse('getAllApiTokens', 200);
    expect((await converse('getApiTokensByName', 200, { params: { name: 'two' } })).tokens).toHaveLength(1);
    await converse('getApiTokensByName', 200, { params: { name: 'none' } });
    const body = { expiresAt: '2091-01-01T00:00:00.000Z' };
    await converse('updateApiToken', 200, { params: { token }, body });
    await converse('updateApiToken', 200, { params: { token: 'none' }, body });
    await converse('deleteApiToken', 200, { params: { token } });
    await converse('deleteApiToken', 200, { params: { token } });
  });

  it('makes a token for all projects when told a single one the old way', async () => {
    const body = { type: 'client', tokenName: 'old', project: 'default' };
    expect((await converse('createApiToken', 201, { body })).projects).toEqual(['*']);
  });

  it('answers about context fields as the contract says', async () => {
    const legalValues = [{ value: 'a' }, { value: 'b', description: 'B' }];
    const field = { name: 'region', description: 'd', stickiness: true, sortOrder: 3, legalValues };
    await converse('createContextField', 201, { body: { name: 'plain' } });
    await converse('createContextField', 201, { body: field });
    await converse('createContextField', 201, { body: { name: 'local', project: 'default' } });
    await converse('createContextField', 409, { body: { name: 'plain' } });
    await converse('getContextFields', 200);
    for (const contextField of ['plain', 'region', 'local']) {
      await converse('getContextField', 200, { params: { contextField } });
    }
    await converse('getContextField', 404, { params: { contextField: 'none' } });
    await converse('updateContextField', 200, { params: { contextField: 'region' }, body: { description: 'e' } });
    await converse('getContextField', 200, { params: { contextField: 'region' } });
    await converse('updateContextField', 404, { params: { contextField: 'none' }, body: {} });
    await converse('deleteContextField', 200, { params: { contextField: 'region' } });
    await converse('deleteContextField', 404, { params: { contextField: 'region' } });
  });

  it('answers about its settings and its events as the contract says', async () => {
    await converse('setCors', 204, { body: { frontendApiOrigins: ['https://example.com'] } });
    await converse('setCors', 400, { body: { frontendApiOrigins: ['example.com'] } });
    expect((await converse('getUiConfig', 200)).frontendApiOrigins).toEqual(['https://example.com']);
    await converse('searchEvents', 200, { query: '?from=IS:2020-01-01&limit=1000' });
    await converse('searchEvents', 200, { query: '?limit=2&offset=1&type=IS:user-created' });
    await converse('searchEvents', 400, { query: '?type=user-created' });
  });

  it.each<[OperationId, unknown]>([
    ['addEnvironmentToProject', {}],
    ['addEnvironmentToProject', { environment: 'none', extra: 1 }],
    ['createUser', { username: 'dan' }],
    ['createUser', { username: 'dan', rootRole: 3, extra: 1 }],
    ['createUser', { username: 'dan', rootRole: 'viewer' }],
    ['createApiToken', { type: 'client' }],
    ['createApiToken', { type: 'admin', tokenName: 'four' }],
    ['createApiToken', { type: 'client', tokenName: 'four', expiresAt: 'tomorrow' }],
    ['updateApiToken', {}],
    ['createContextField', {}],
    ['createContextField', { name: 'four', legalValues: [{ value: 'a', extra: 1 }] }],
    ['createContextField', { name: 'four', sortOrder: 1.5 }],
    ['updateSortOrder', { development: 'first' }],
    ['setCors', { frontendApiOrigins: ['*'], extra: 1 }],
  ])('refuses by its schema what the contract refuses: %s %j', async (id, body) => {
    expect(judge.request(id, body)).not.toEqual([]);
    const { status, json } = await call(id, { params: { projectId: 'default', token: 'none' }, body });
    expect(status).toBe(400);
    expect(json.message).toContain('Refer to the `details` list for more information.');
    expect(JSON.stringify(json.details)).toMatch(/(property|object of the request body)/);
  });

  it.each<[OperationId, object, number]>([
    ['createApiToken', { type: 'client', tokenName: 'five' }, 201],
    ['updateApiToken', { expiresAt: '2091-01-01T00:00:00.000Z' }, 200],
    ['createContextField', { name: 'five' }, 201],
    ['updateContextField', { description: 'five' }, 200],
  ])('ignores an unknown field where the contract allows one: %s %j', async (id, body, expected) => {
    const withExtra = { ...body, extra: 1 };
    expect(judge.request(id, withExtra)).toEqual([]);
    const { status } = await call(id, { params: { token: 'none', contextField: 'five' }, body: withExtra });
    expect(status).toBe(expected);
  });

  it('was asked every open-source operation of the contract', async () => {
    const { openSource } = await readOperationLists();
    expect([...called].sort()).toEqual(openSource);
  });
});
