// What a real open-source server answers, operation by operation, held against the contract.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOperationLists } from '../../workshop/contract.ts';
import { type Conversation, startConversation } from './conversation.ts';

let conversation: Conversation;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation?.server.stop());

const call: Conversation['call'] = (...said) => conversation.call(...said);
const converse: Conversation['converse'] = (...said) => conversation.converse(...said);

describe('a real open-source Unleash', () => {
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

  it('answers about the context fields of a project as the contract says', async () => {
    const params = { projectId: 'default' };
    const shape = { ...params, contextField: 'shape' };
    await converse('createContextFieldForProject', 201, {
      params,
      body: { name: 'shape', legalValues: [{ value: 'a' }] },
    });
    await converse('createContextFieldForProject', 409, { params, body: { name: 'userId' } });
    await converse('createContextFieldForProject', 500, { params: { projectId: 'none' }, body: { name: 'size' } });
    const fields = await converse('getContextFieldsForProject', 200, { params });
    expect(fields).toContainEqual(expect.objectContaining({ name: 'shape', project: 'default' }));
    await converse('updateContextFieldForProject', 200, { params: shape, body: { description: 'd' } });
    expect(await converse('getContextFieldForProject', 200, { params: shape })).toMatchObject({ legalValues: [] });
    await converse('updateContextFieldForProject', 404, { params: { ...params, contextField: 'none' }, body: {} });
    await converse('getContextFieldForProject', 404, { params: { ...params, contextField: 'none' } });
    await converse('deleteContextFieldForProject', 200, { params: shape });
    await converse('deleteContextFieldForProject', 404, { params: shape });
  });

  it('answers about the API tokens of a project as the contract says', async () => {
    const params = { projectId: 'default' };
    const body = { tokenName: 'inner', type: 'client', environment: 'development' };
    const { secret, projects } = await converse('createProjectApiToken', 201, { params, body });
    expect(projects).toEqual(['default']);
    await converse('createProjectApiToken', 400, { params, body: { ...body, environment: 'none' } });
    await converse('createProjectApiToken', 404, { params: { projectId: 'none' }, body });
    await converse('getProjectApiTokens', 200, { params });
    await converse('getProjectApiTokens', 404, { params: { projectId: 'none' } });
    const token = { ...params, token: String(secret) };
    await converse('deleteProjectApiToken', 200, { params: token });
    expect(await call('deleteProjectApiToken', { params: token })).toEqual({ status: 404, json: undefined });
  });

  it('answers about default strategies as the contract says', async () => {
    const params = { projectId: 'default', environment: 'production' };
    const strategy = {
      name: 'flexibleRollout',
      title: 'half',
      parameters: { rollout: '50', stickiness: 'default', groupId: '' },
      constraints: [{ contextName: 'userId', operator: 'NOT_IN', values: ['1'], inverted: true }],
      variants: [{ name: 'v', weight: 1000, weightType: 'variable', stickiness: 'default' }],
    };
    expect(await converse('addDefaultStrategyToProjectEnvironment', 200, { params, body: strategy })).toEqual(strategy);
    const { environments } = await converse('getProjectEnvironments', 200, { params: { projectId: 'default' } });
    expect(environments).toContainEqual(expect.objectContaining({ name: 'production', defaultStrategy: strategy }));
    await converse('addDefaultStrategyToProjectEnvironment', 400, { params, body: { name: 'default' } });
    const elsewhere = { ...params, projectId: 'none' };
    await converse('addDefaultStrategyToProjectEnvironment', 500, { params: elsewhere, body: strategy });
  });

  it('answers about segments as the contract says', async () => {
    const constraints = [{ contextName: 'userId', operator: 'IN', values: ['1'] }];
    const { id } = await converse('createSegment', 201, { body: { name: 'beta', constraints } });
    await converse('createSegment', 201, {
      body: { name: 'local', description: null, project: 'default', constraints: [] },
    });
    await converse('createSegment', 409, { body: { name: 'beta', constraints } });
    await converse('createSegment', 500, { body: { name: 'lost', project: 'none', constraints } });
    await converse('getSegments', 200);
    const params = { id: Number(id) };
    await converse('updateSegment', 204, { params, body: { name: 'gamma', description: 'd', constraints: [] } });
    expect(await converse('getSegment', 200, { params })).toMatchObject({ name: 'gamma', constraints: [] });
    await converse('updateSegment', 404, { params: { id: 999 }, body: { name: 'none', constraints } });
    await converse('getSegment', 404, { params: { id: 999 } });
    expect(await converse('getStrategiesBySegmentId', 200, { params })).toEqual({
      strategies: [],
      changeRequestStrategies: [],
    });
    await converse('getStrategiesBySegmentId', 404, { params: { id: 999 } });
    await converse('removeSegment', 204, { params });
    await converse('removeSegment', 404, { params });
  });

  it('answers about tag types as the contract says', async () => {
    const params = { name: 'team' };
    await converse('createTagType', 201, { body: { name: 'plain' } });
    await converse('createTagType', 201, { body: { ...params, description: 'd', icon: 'i', color: '#aabbcc' } });
    await converse('createTagType', 409, { body: params });
    await converse('createTagType', 400, { body: { name: 'has space' } });
    await converse('getTagTypes', 200);
    await converse('updateTagType', 200, { params, body: { description: 'e', icon: '' } });
    const tagType = { ...params, description: 'e', icon: '', color: '#aabbcc' };
    expect(await converse('getTagType', 200, { params })).toEqual({ version: 1, tagType });
    await converse('updateTagType', 500, { params, body: {} });
    await converse('updateTagType', 200, { params: { name: 'none' }, body: { description: 'e' } });
    await converse('getTagType', 404, { params: { name: 'none' } });
    await converse('deleteTagType', 200, { params });
    await converse('deleteTagType', 404, { params });
  });

  it('answers about the types of flags as the contract says', async () => {
    const params = { id: 'release' };
    expect((await converse('getAllFeatureTypes', 200)).types).toHaveLength(6);
    const changed = await converse('updateFeatureTypeLifetime', 200, { params, body: { lifetimeDays: 41 } });
    expect(changed).toMatchObject({ ...params, lifetimeDays: 41 });
    const forever = await converse('updateFeatureTypeLifetime', 200, { params, body: { lifetimeDays: null } });
    expect(forever).toMatchObject({ lifetimeDays: null });
    await converse('updateFeatureTypeLifetime', 400, { params, body: { lifetimeDays: -1 } });
    await converse('updateFeatureTypeLifetime', 404, { params: { id: 'none' }, body: { lifetimeDays: 1 } });
  });

  it('answers about integrations as the contract says, and hides what they are told in secret', async () => {
    const parameters = { url: 'http://127.0.0.1:9/hook', authorization: 'Bearer abc', bodyTemplate: '{}' };
    const body = { provider: 'webhook', enabled: false, parameters, events: ['feature-created'] };
    const { id, ...made } = await converse('createAddon', 201, { body });
    expect(made.parameters).toEqual(parameters);
    await converse('createAddon', 400, { body: { ...body, provider: 'none' } });
    await converse('createAddon', 400, { body: { ...body, parameters: {} } });
    const params = { id: Number(id) };
    const hidden = { url: '*****', authorization: '*****', bodyTemplate: '{}' };
    expect(await converse('getAddon', 200, { params })).toMatchObject({ parameters: hidden });
    const changed = {
      ...body,
      description: 'd',
      parameters: hidden,
      projects: ['default'],
      environments: ['production'],
    };
    expect(await converse('updateAddon', 200, { params, body: changed })).toMatchObject({ parameters });
    await converse('getAddons', 200);
    await converse('getAddon', 404, { params: { id: 999 } });
    await converse('updateAddon', 404, { params: { id: 999 }, body });
    await converse('deleteAddon', 200, { params });
    await converse('deleteAddon', 404, { params });
  });

  it('answers about invite links as the contract says', async () => {
    const body = { name: 'guests', expiresAt: '2090-01-01T00:00:00.000Z' };
    const { secret, expiresAt } = await converse('createPublicSignupToken', 201, { body });
    expect(String(expiresAt) < body.expiresAt).toBe(true);
    const params = { token: String(secret) };
    const changed = { expiresAt: '2091-01-01T00:00:00.000Z', enabled: false };
    const updated = await converse('updatePublicSignupToken', 200, { params, body: changed });
    expect(updated).toMatchObject({ ...changed, role: {} });
    expect(await converse('getPublicSignupToken', 200, { params })).toMatchObject({ ...changed, role: { id: 3 } });
    expect(await call('updatePublicSignupToken', { params, body: {} })).toEqual({ status: 400, json: undefined });
    await converse('getAllPublicSignupTokens', 200);
    await converse('getPublicSignupToken', 404, { params: { token: 'none' } });
    await converse('updatePublicSignupToken', 404, { params: { token: 'none' }, body: changed });
  });

  it('answers what a user may do as the contract says, though its specification hides the operation', async () => {
    const query = '?project=default&environment=production';
    await converse('getUserPermissions', 200, { params: { id: 1 } });
    await converse('getUserPermissions', 200, { params: { id: 1 }, query });
    await converse('getUserPermissions', 404, { params: { id: 99_999 } });
  });

  it('answers who the caller is as the contract says: an admin token has no id', async () => {
    const { user } = await converse('getMe', 200);
    expect(user).toMatchObject({ username: 'admin', internalAdminTokenUserId: -42 });
    expect(user).not.toHaveProperty('id');
  });

  // The last to write: for up to a minute after the switch a server may still refuse, having read the old state meanwhile.
  it('answers about maintenance as the contract says', async () => {
    await converse('toggleMaintenance', 204, { body: { enabled: true } });
    expect(await converse('getMaintenance', 200)).toEqual({ enabled: true });
    await converse('toggleMaintenance', 204, { body: { enabled: false } });
    expect(await converse('getMaintenance', 200)).toEqual({ enabled: false });
  });

  it('was asked every open-source operation of the contract', async () => {
    const { openSource } = await readOperationLists();
    expect([...conversation.called]).toEqual(expect.arrayContaining(openSource));
  });
});
