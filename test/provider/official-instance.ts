// An instance that was run with the official provider, as the tests of its stored state find it.
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import type { Profile } from '../../src/terraform/testing/index.ts';
import { startWorld } from '../../workshop/catalog.ts';

export const expiresAt = '2030-01-01T00:00:00Z';
/** Of the API token that the instance holds. */
export const secret = 'shop:staging.0123456789abcdef';

/** An instance as people have it who used the official provider for a while. */
export async function startUsed(profile?: Profile) {
  const seeded: SandboxOptions = {
    seed: {
      environments: [{ name: 'staging', type: 'preproduction', sortOrder: 9, requiredApprovals: 2 }],
      roles: [
        {
          name: 'Flag admin',
          type: 'custom',
          description: 'Flags',
          permissions: ['CREATE_FEATURE', { name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'staging' }],
        },
      ],
      users: [
        { email: 'ann@example.com', name: 'Ann', rootRole: 'Editor' },
        { username: 'bob', rootRole: 'Viewer' },
      ],
      groups: [
        { name: 'Platform', mappingsSSO: ['platform', 'infra'], rootRole: 'Viewer', users: ['bob', 'ann@example.com'] },
      ],
      projects: [
        {
          id: 'shop',
          name: 'Shop',
          mode: 'private',
          environments: ['staging'],
          featureNaming: { pattern: 'shop[.].+', example: 'shop.cart' },
          linkTemplates: [{ title: 'Tracker', urlTemplate: 'https://tracker.example.com/{{feature}}' }],
          changeRequests: { staging: 2 },
          access: [{ role: 'Owner', users: ['ann@example.com', 'bob'], groups: ['Platform'] }],
        },
      ],
      contextFields: [
        { name: 'region', stickiness: true, sortOrder: 5, legalValues: [{ value: 'eu', description: 'Europe' }] },
      ],
    },
  };
  const world = await startWorld(seeded, profile);
  const { store } = world.sandbox;
  const createdAt = store.now();
  const scope = { type: 'client', environment: 'staging', projects: ['shop'] } as const;
  store.apiTokens.set(secret, {
    ...scope,
    secret,
    tokenName: 'ci',
    projects: ['shop'],
    expiresAt: '2030-01-01T00:00:00.000Z',
    createdAt,
  });
  const account = { id: 40, username: 'robot', name: 'Robot', rootRole: 2, isService: true, scimId: null };
  store.accounts.set(40, { ...account, passwordHash: null, createdAt });
  const pat = { id: 50, userId: 40, description: 'pipeline', expiresAt: '2030-01-01T00:00:00.000Z', createdAt };
  store.personalTokens.set('user:0123456789abcdef', pat);
  const signIn = { enabled: true, autoCreate: true, defaultRootRoleId: 3, emailDomains: 'example.com' };
  store.settings.oidc = { ...signIn, discoverUrl: 'https://login.example.com/oidc', clientId: 'unleash', secret: 's' };
  store.settings.saml = {
    ...signIn,
    entityId: 'unleash',
    signOnUrl: 'https://login.example.com/saml',
    certificate: 'MII',
  };
  return world;
}
