// Every write of the contract as it is made to the rich instance, some of them in several ways.

import type { operations } from '../../../src/admin-api/generated/operations.ts';
import type { OperationId, OperationParameters } from '../../../src/admin-api/index.ts';
import type { RichInstance } from './rich-instance.ts';

type Operations = typeof operations;
type WriteId = {
  [Id in OperationId]: Operations[Id]['method'] extends 'GET' ? never : Id;
}[Exclude<OperationId, 'validateProject' | 'validateRole'>];

/** A write that nobody tried here does not compile. */
export type Writes = { readonly [Id in WriteId]: readonly OperationParameters<Id>[] };

const expiresAt = '2036-01-01T00:00:00.000Z';

export function everyWrite({ ids, secrets }: RichInstance): Writes {
  const shop = { projectId: 'shop' };
  const vault = { projectId: 'vault' };
  const group = (users: readonly number[]) => ({
    name: 'Platforms',
    description: 'New',
    mappingsSSO: [],
    rootRole: 2,
    users: users.map((id) => ({ user: { id } })),
  });
  const strategy = { name: 'flexibleRollout', parameters: { rollout: '50', stickiness: 'default', groupId: '' } };
  const constraints = [{ contextName: 'region', operator: 'NOT_IN' as const, values: ['eu'] }];
  return {
    createUser: [{ body: { email: 'example@example.com', name: 'Ann', rootRole: 1 } }],
    updateUser: [
      { id: ids.ann, body: { name: 'Anna', rootRole: 2 } },
      { id: ids.ben, body: { rootRole: 2 } },
    ],
    deleteUser: [{ id: ids.ann }],
    changeUserPassword: [{ id: ids.cat, body: { password: 'Correct-horse-battery-1' } }],
    createServiceAccount: [{ body: { name: 'New', username: 'new', rootRole: 1 } }],
    updateServiceAccount: [{ id: ids.bot, body: { name: 'Robot', rootRole: 2 } }],
    deleteServiceAccount: [{ id: ids.bot }],
    createServiceAccountToken: [{ id: ids.bot, body: { description: 'second', expiresAt } }],
    deleteServiceAccountToken: [{ id: ids.bot, tokenId: ids.botToken }],
    createGroup: [{ body: { ...group([ids.ben]), name: 'New' } }],
    updateGroup: [{ groupId: ids.platform, body: group([ids.ben]) }],
    deleteGroup: [{ groupId: ids.platform }],
    createRole: [{ body: { name: 'New', type: 'root-custom' } }, { body: { name: 'New', type: 'custom' } }],
    updateRole: [
      { roleId: ids.flagAdmin, body: { name: 'Flags', permissions: [{ name: 'DELETE_FEATURE' }] } },
      { roleId: ids.auditor, body: { name: 'Inspector', permissions: [] } },
    ],
    deleteRole: [{ roleId: ids.unused }, { roleId: ids.auditor }],
    setProjectAccess: [
      { ...shop, body: { roles: [{ id: ids.flagAdmin, users: [ids.ben], groups: [] }] } },
      { ...vault, body: { roles: [{ id: 5, users: [ids.ben] }] } },
    ],
    addAccessToProject: [{ ...shop, body: { roles: [ids.flagAdmin], users: [ids.ben], groups: [ids.platform] } }],
    setRolesForUser: [
      { ...shop, userId: ids.ann, body: { roles: [5] } },
      { ...vault, userId: ids.ben, body: { roles: [5] } },
    ],
    removeUserAccess: [{ ...shop, userId: ids.ann }],
    setRolesForGroup: [{ ...vault, groupId: ids.platform, body: { roles: [4] } }],
    removeGroupAccess: [{ ...shop, groupId: ids.platform }],
    createProject: [{ body: { id: 'planned', name: 'Planned' } }],
    updateProject: [{ ...shop, body: { name: 'Shops', description: 'New', defaultStickiness: 'userId' } }],
    updateProjectEnterpriseSettings: [
      { ...shop, body: { mode: 'private', featureNaming: { pattern: 'shop.+' }, linkTemplates: [] } },
      { ...vault, body: { mode: 'open' } },
    ],
    archiveProject: [shop, vault],
    reviveProject: [{ projectId: 'attic' }],
    deleteProject: [shop, vault],
    addEnvironmentToProject: [{ ...shop, body: { environment: 'production' } }],
    removeEnvironmentFromProject: [{ ...shop, environment: 'staging' }],
    addDefaultStrategyToProjectEnvironment: [{ ...shop, environment: 'staging', body: strategy }],
    updateProjectChangeRequestConfig: [
      { ...shop, environment: 'staging', body: { changeRequestsEnabled: true, requiredApprovals: 3 } },
    ],
    createEnvironment: [{ body: { name: 'new', type: 'test' } }],
    updateEnvironment: [{ name: 'staging', body: { type: 'test', sortOrder: 0, requiredApprovals: 3 } }],
    toggleEnvironmentOn: [{ name: 'frozen' }],
    toggleEnvironmentOff: [{ name: 'staging' }],
    updateSortOrder: [{ body: { staging: 0, development: 50 } }],
    removeEnvironment: [{ name: 'staging' }],
    createApiToken: [
      { body: { tokenName: 'ci', type: 'backend', environment: 'development', projects: ['shop'] } },
      { body: { tokenName: 'new', type: 'frontend', environment: 'development', projects: ['vault'] } },
    ],
    updateApiToken: [{ token: secrets.both, body: { expiresAt } }],
    deleteApiToken: [{ token: secrets.both }],
    createProjectApiToken: [{ ...shop, body: { tokenName: 'ci', type: 'backend', environment: 'development' } }],
    deleteProjectApiToken: [{ ...shop, token: secrets.ci }],
    createContextField: [{ body: { name: 'new' } }, { body: { name: 'new', project: 'vault' } }],
    updateContextField: [{ contextField: 'region', body: { description: 'New' } }],
    deleteContextField: [{ contextField: 'region' }],
    createContextFieldForProject: [{ ...vault, body: { name: 'new' } }],
    updateContextFieldForProject: [{ ...vault, contextField: 'vaultField', body: { description: 'New' } }],
    deleteContextFieldForProject: [{ ...vault, contextField: 'vaultField' }],
    createAddon: [
      { body: { provider: 'webhook', enabled: false, events: [], parameters: { url: 'https://example.com' } } },
    ],
    updateAddon: [
      {
        id: ids.webhook,
        body: { provider: 'webhook', enabled: false, events: ['feature-archived'], parameters: { url: '*****' } },
      },
    ],
    deleteAddon: [{ id: ids.webhook }],
    createBanner: [{ body: { message: 'New' } }],
    updateBanner: [{ id: ids.banner, body: { message: 'Changed' } }],
    enableBanner: [{ id: ids.quiet }],
    disableBanner: [{ id: ids.banner }],
    deleteBanner: [{ id: ids.banner }],
    createPublicSignupToken: [{ body: { name: 'new', expiresAt } }],
    updatePublicSignupToken: [{ token: secrets.invite, body: { enabled: false } }],
    createSegment: [{ body: { name: 'New', constraints } }],
    updateSegment: [{ id: ids.europe, body: { name: 'America', constraints } }],
    removeSegment: [{ id: ids.europe }],
    createTagType: [{ body: { name: 'new' } }],
    updateTagType: [{ name: 'team', body: { description: 'New' } }],
    deleteTagType: [{ name: 'team' }],
    updateFeatureTypeLifetime: [{ id: 'release', body: { lifetimeDays: 41 } }],
    setCors: [{ body: { frontendApiOrigins: ['https://example.com'] } }],
    setOidcSettings: [
      { body: { enabled: true, discoverUrl: 'https://id.example.com', clientId: 'client', secret: 'canary' } },
    ],
    setSamlSettings: [
      { body: { enabled: true, entityId: 'id', signOnUrl: 'https://id.example.com', certificate: 'certificate' } },
    ],
    setScimSettings: [{ body: { enabled: false } }],
    generateNewToken: [{}],
    setSimpleSettings: [{ body: { disabled: true } }],
    toggleMaintenance: [{ body: { enabled: true } }],
  };
}
