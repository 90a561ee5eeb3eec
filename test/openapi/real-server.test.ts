// The contract against a real open-source server: its specification, and the bodies that it takes and refuses.
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { files, readOperationLists, renderOpenSource } from '../../workshop/contract.ts';
import { runCheck } from '../../workshop/openapi-check.ts';
import type { OperationId } from '../../src/admin-api/generated/operations.ts';
import { type Conversation, startConversation } from './conversation.ts';

let conversation: Conversation;
beforeAll(async () => {
  conversation = await startConversation();
});

const call: Conversation['call'] = (...said) => conversation.call(...said);
const converse: Conversation['converse'] = (...said) => conversation.converse(...said);

describe('a real open-source Unleash', () => {
  test('has the specification that our open-source half was pulled from', async () => {
    expect(await renderOpenSource(conversation.server.url)).toBe(await readFile(files.openSource, 'utf8'));
  });

  test('fits the contract', async () => {
    const { enterprise } = await readOperationLists();
    const { exitCode, stdout } = await runCheck([conversation.server.url]);
    expect(stdout).toContain(`so ${enterprise.length} enterprise operations were left out.`);
    expect(exitCode, stdout).toBe(0);
  });

  test('makes a token for all projects when told a single one the old way', async () => {
    const body = { type: 'client', tokenName: 'old', project: 'default' };
    expect((await converse('createApiToken', 201, { body })).projects).toEqual(['*']);
  });

  test.each<[OperationId, unknown]>([
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
    ['createSegment', { name: 'four' }],
    ['createSegment', { name: 'four', constraints: [{ contextName: 'userId', operator: 'IS' }] }],
    ['createTagType', { name: 'four', color: 'red' }],
    ['createAddon', { provider: 'webhook', enabled: false, parameters: {} }],
    ['createPublicSignupToken', { name: 'four' }],
    ['updatePublicSignupToken', { enabled: true, extra: 1 }],
    ['toggleMaintenance', {}],
    ['createProjectApiToken', { tokenName: 'four', type: 'admin' }],
  ])('refuses by its schema what the contract refuses: %s %j', async (id, body) => {
    expect(conversation.judge.request(id, body)).not.toEqual([]);
    const { status, json } = await call(id, { params: { projectId: 'default', token: 'none' }, body });
    expect(status).toBe(400);
    expect(json.message).toContain('Refer to the `details` list for more information.');
    expect(JSON.stringify(json.details)).toMatch(/(property|object of the request body)/);
  });

  test.each<[OperationId, object, number]>([
    ['createApiToken', { type: 'client', tokenName: 'five' }, 201],
    ['updateApiToken', { expiresAt: '2091-01-01T00:00:00.000Z' }, 200],
    ['createContextField', { name: 'five' }, 201],
    ['updateContextField', { description: 'five' }, 200],
    ['createSegment', { name: 'five', constraints: [] }, 201],
    ['updateTagType', { description: 'five' }, 200],
    ['createProjectApiToken', { tokenName: 'five', type: 'client', environment: 'development' }, 201],
  ])('ignores an unknown field where the contract allows one: %s %j', async (id, body, expected) => {
    const withExtra = { ...body, extra: 1 };
    expect(conversation.judge.request(id, withExtra)).toEqual([]);
    const { status } = await call(id, {
      params: { token: 'none', contextField: 'five', name: 'five', projectId: 'default' },
      body: withExtra,
    });
    expect(status).toBe(expected);
  });
});
