// The client against a real open-source Unleash: every answer passes its check, every error is told apart.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AdminApi, createAdminApi, type Wait } from '../../src/admin-api/index.ts';
import { isSecretName } from '../../src/admin-api/redact.ts';
import { startUnleashServer, type UnleashServer } from '../../workshop/unleash-server.ts';
import { failure } from './client.ts';

let server: UnleashServer;
let api: AdminApi;
const waits: Wait[] = [];
const caller = new AbortController();

beforeAll(async () => {
  server = await startUnleashServer({ createUserMaxPerMinute: 3 });
  const { url, token } = server;
  const onWait = (wait: Wait) => {
    waits.push(wait);
    caller.abort();
  };
  api = createAdminApi({ url, token, env: {}, onWait });
});
afterAll(() => server?.stop());

describe('a real Unleash', () => {
  test('answers every read as expected', async () => {
    await api.getProjects();
    await api.getProjectOverview({ projectId: 'default' });
    await api.getAllEnvironments();
    await api.getEnvironment({ name: 'development' });
    await api.getProjectEnvironments({ projectId: 'default' });
    await api.getUsers();
    await api.getUser({ id: 1 });
    await api.getBaseUsersAndGroups();
    await api.getAdminCount();
    await api.searchUsers({ q: 'admin' });
    await api.getAllApiTokens();
    await api.getContextFields();
    await api.getContextField({ contextField: 'userId' });
    await api.searchEvents({ limit: 10 });
    await api.getUiConfig();
    await api.getUserPermissions({ id: 1, project: 'default' });
    await api.getContextFieldsForProject({ projectId: 'default' });
    await api.getProjectApiTokens({ projectId: 'default' });
    await api.getSegments();
    await api.getTagTypes();
    await api.getAllPublicSignupTokens();
    await api.getMaintenance();
  });

  test('calls no parameter of an integration sensitive that the client would log', async () => {
    const { providers } = await api.getAddons();
    const sensitive = providers.flatMap(({ parameters = [] }) => parameters.filter((parameter) => parameter.sensitive));
    expect(sensitive.length).toBeGreaterThan(10);
    expect(sensitive.map(({ name }) => name).filter((name) => !isSecretName(name))).toEqual([]);
  });

  test('takes users, tokens, context fields, environments and settings', async () => {
    const user = await api.createUser({ body: { username: 'ada', rootRole: 'Viewer', sendEmail: false } });
    expect(user.rootRole).toBe('Viewer');
    await api.updateUser({ id: user.id, body: { name: 'Ada' } });
    expect(await api.getUser({ id: user.id })).toMatchObject({ username: 'ada', name: 'Ada' });
    await api.deleteUser({ id: user.id });

    const token = await api.createApiToken({ body: { tokenName: 'edge', type: 'frontend', projects: ['default'] } });
    expect((await api.getApiTokensByName({ name: 'edge' })).tokens).toHaveLength(1);
    await api.updateApiToken({ token: token.secret!, body: { expiresAt: '2040-01-01T00:00:00Z' } });
    await api.deleteApiToken({ token: token.secret! });

    await api.createContextField({ body: { name: 'region', legalValues: [{ value: 'eu' }] } });
    await api.updateContextField({ contextField: 'region', body: { stickiness: true } });
    await api.deleteContextField({ contextField: 'region' });

    await api.toggleEnvironmentOff({ name: 'production' });
    await api.toggleEnvironmentOn({ name: 'production' });
    await api.updateSortOrder({ body: { production: 4 } });
    await api.removeEnvironmentFromProject({ projectId: 'default', environment: 'production' });
    await api.addEnvironmentToProject({ projectId: 'default', body: { environment: 'production' } });
    await api.setCors({ body: { frontendApiOrigins: ['https://example.com'] } });
    expect((await api.getUiConfig()).frontendApiOrigins).toEqual(['https://example.com']);
  });

  test('takes segments, tag types, integrations, invite links and what belongs to a project', async () => {
    const { id } = await api.createSegment({ body: { name: 'beta', constraints: [] } });
    const constraints = [{ contextName: 'userId', operator: 'IN' as const, values: ['1'] }];
    await api.updateSegment({ id, body: { name: 'beta', constraints } });
    expect((await api.getSegment({ id })).constraints).toMatchObject(constraints);
    await api.removeSegment({ id });

    await api.createTagType({ body: { name: 'team', color: '#aabbcc' } });
    await api.updateTagType({ name: 'team', body: { description: 'Who owns it' } });
    expect((await api.getTagType({ name: 'team' })).tagType).toMatchObject({ color: '#aabbcc' });
    await api.deleteTagType({ name: 'team' });

    const parameters = { url: 'http://127.0.0.1:9/hook' };
    const hook = { provider: 'webhook', enabled: false, parameters, events: ['feature-created'] };
    const addon = await api.createAddon({ body: hook });
    await api.updateAddon({ id: addon.id, body: { ...hook, events: [] } });
    expect((await api.getAddon({ id: addon.id })).parameters).toEqual({ url: '*****' });
    await api.deleteAddon({ id: addon.id });

    const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
    const link = await api.createPublicSignupToken({ body: { name: 'guests', expiresAt } });
    await api.updatePublicSignupToken({ token: link.secret, body: { enabled: false } });
    expect(await api.getPublicSignupToken({ token: link.secret })).toMatchObject({ enabled: false, expiresAt });

    const inProject = { projectId: 'default' };
    await api.createContextFieldForProject({ ...inProject, body: { name: 'shape' } });
    await api.updateContextFieldForProject({ ...inProject, contextField: 'shape', body: { stickiness: true } });
    await api.deleteContextFieldForProject({ ...inProject, contextField: 'shape' });
    const body = { tokenName: 'inner', type: 'client', environment: 'development' };
    const { secret } = await api.createProjectApiToken({ ...inProject, body });
    await api.deleteProjectApiToken({ ...inProject, token: secret! });
    const strategy = { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'default' } };
    const place = { ...inProject, environment: 'development' };
    expect(await api.addDefaultStrategyToProjectEnvironment({ ...place, body: strategy })).toEqual(strategy);
  });

  test('tells its errors apart', async () => {
    expect(await failure(api.getUser({ id: 999 }))).toMatchObject({ isNotFound: true, isRouteMissing: false });
    expect(await failure(api.getRoles())).toMatchObject({ isNotFound: false, isRouteMissing: true });
    expect(await failure(api.createContextField({ body: { name: 'userId' } }))).toMatchObject({ isConflict: true });
    const invalid = await failure(api.createContextField({ body: { name: 'has space' } }));
    expect(invalid).toMatchObject({ status: 400, serverName: 'BadDataError' });
    expect(invalid.message).toContain('URL friendly');
  });

  test('tells a wrong token and a wrong kind of token', async () => {
    const { secret } = await api.createApiToken({ body: { tokenName: 'client', type: 'client', projects: ['*'] } });
    const as = (token: string) => createAdminApi({ url: server.url, token, env: {} });
    expect((await failure(as('*:*.wrong').getProjects())).message).toContain('does not accept the token');
    expect((await failure(as(secret!).getProjects())).message).toContain('not a backend or frontend token');
  });

  test('limits how fast users are created, and the client waits as long as it is told', async () => {
    const limited = api.with({ signal: caller.signal });
    const create = (turn: number) =>
      limited.createUser({ body: { username: `user${turn}`, rootRole: 3, sendEmail: false } });
    const error = await failure(Promise.all([1, 2, 3, 4].map(create)));
    expect(error).toMatchObject({ kind: 'cancelled', operation: 'createUser' });
    expect(waits[0]).toMatchObject({ operation: 'createUser', reason: 'HTTP 429' });
    expect(waits[0]?.seconds).toBeGreaterThan(0);
  });
});
