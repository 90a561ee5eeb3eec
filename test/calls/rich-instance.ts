// An instance with something of everything in it, and every read that its contents allow.
import { createAdminApi } from '../../src/admin-api/index.ts';
import { type Sandbox, type Seed, startSandbox } from '../../src/sandbox/index.ts';

/** The token of somebody who sees a private project only with a right in it. */
export const viewer = 'user:ben';

/** When what is made there ends. */
export const later = '2036-01-01T00:00:00.000Z';

export const shop = { projectId: 'shop' };
export const vault = { projectId: 'vault' };

/** There, private, archived, and not yet there. */
export const projectIds = ['shop', 'vault', 'attic', 'planned'];
export const contextFieldNames = ['userId', 'region', 'vaultField'];

const seed: Seed = {
  environments: [
    { name: 'staging', type: 'preproduction', requiredApprovals: 2 },
    { name: 'frozen', type: 'test', enabled: false },
  ],
  roles: [
    {
      name: 'Flag admin',
      type: 'custom',
      permissions: ['CREATE_FEATURE', { name: 'UPDATE_FEATURE_ENVIRONMENT', environment: 'staging' }],
    },
    { name: 'Auditor', type: 'root-custom', permissions: ['READ_ROLE'] },
    { name: 'Unused', type: 'custom', permissions: ['CREATE_FEATURE'] },
  ],
  users: [
    { email: 'ann@example.com', username: 'ann', name: 'Ann', rootRole: 'Admin', password: 'Correct-horse-1' },
    { email: 'ben@example.com', name: 'Ben', rootRole: 'Viewer', token: viewer },
    { email: 'cat@example.com', name: 'Cat', rootRole: 'Admin' },
  ],
  groups: [{ name: 'Platform', mappingsSSO: ['platform'], rootRole: 'Viewer', users: ['ann'] }],
  projects: [
    {
      id: 'shop',
      name: 'Shop',
      environments: ['development', 'staging'],
      changeRequests: { development: 2 },
      access: [
        { role: 'Owner', users: ['ann'] },
        { role: 'Member', groups: ['Platform'] },
      ],
    },
    { id: 'vault', name: 'Vault', mode: 'private', environments: ['development'] },
    { id: 'attic', name: 'Attic', archived: true },
  ],
  changeRequests: [
    { project: 'shop', environment: 'development', createdBy: 'ann@example.com', features: ['checkout'] },
    { project: 'vault', environment: 'development', createdBy: 'cat@example.com' },
  ],
  contextFields: [
    { name: 'region', legalValues: [{ value: 'eu' }] },
    { name: 'vaultField', project: 'vault' },
  ],
  apiTokens: [
    { tokenName: 'ci', type: 'backend', environment: 'development', projects: ['shop'] },
    { tokenName: 'both', type: 'backend', environment: 'development', projects: ['shop', 'vault'] },
  ],
  tagTypes: [{ name: 'team', description: 'Who owns it' }],
  segments: [
    { name: 'Europe', constraints: [{ contextName: 'region', operator: 'IN', values: ['eu'] }] },
    { name: 'Vaulted', project: 'vault', constraints: [] },
  ],
  integrations: [
    {
      provider: 'webhook',
      enabled: false,
      events: ['feature-created'],
      parameters: { url: 'https://hooks.example.com' },
    },
  ],
};

export interface RichInstance {
  readonly sandbox: Sandbox;
  readonly ids: Readonly<
    Record<
      | 'ann'
      | 'ben'
      | 'cat'
      | 'bot'
      | 'botToken'
      | 'platform'
      | 'flagAdmin'
      | 'auditor'
      | 'unused'
      | 'europe'
      | 'vaulted'
      | 'webhook'
      | 'banner'
      | 'quiet',
      number
    >
  >;
  readonly secrets: Readonly<Record<'ci' | 'both' | 'invite', string>>;
}

export async function startRichInstance(): Promise<RichInstance> {
  const sandbox = await startSandbox({ seed });
  const admin = createAdminApi({ url: sandbox.url, token: sandbox.token, env: {} });
  const body = { expiresAt: '2035-01-01T00:00:00.000Z' };
  const bot = await admin.createServiceAccount({ body: { name: 'Bot', username: 'bot', rootRole: 1 } });
  const botToken = await admin.createServiceAccountToken({ id: bot.id, body: { ...body, description: 'ci' } });
  const banner = await admin.createBanner({ body: { message: 'Hello' } });
  const quiet = await admin.createBanner({ body: { message: 'Later', enabled: false } });
  const invite = await admin.createPublicSignupToken({ body: { ...body, name: 'join' } });
  await admin.setScimSettings({ body: { enabled: true } });
  const { users } = await admin.getUsers();
  for (const { id } of users) sandbox.store.accounts.get(id)!.createdAt = '2020-01-01T00:00:00.000Z';
  const { roles } = await admin.getRoles();
  const { segments = [] } = await admin.getSegments();
  const { tokens } = await admin.getAllApiTokens();
  const idOf = (things: readonly { id?: number | undefined; name?: string | null | undefined }[], name: string) =>
    things.find((thing) => thing.name === name)?.id ?? Number.NaN;
  const secretOf = (name: string) => tokens.find(({ tokenName }) => tokenName === name)?.secret ?? '';
  return {
    sandbox,
    ids: {
      ann: idOf(users, 'Ann'),
      ben: idOf(users, 'Ben'),
      cat: idOf(users, 'Cat'),
      bot: bot.id,
      botToken: botToken.id,
      platform: idOf((await admin.getGroups()).groups ?? [], 'Platform'),
      flagAdmin: idOf(roles, 'Flag admin'),
      auditor: idOf(roles, 'Auditor'),
      unused: idOf(roles, 'Unused'),
      europe: idOf(segments, 'Europe'),
      vaulted: idOf(segments, 'Vaulted'),
      webhook: (await admin.getAddons()).addons[0]?.id ?? Number.NaN,
      banner: banner.id,
      quiet: quiet.id,
    },
    secrets: { ci: secretOf('ci'), both: secretOf('both'), invite: invite.secret },
  };
}

export const people = ({ ann, ben, cat }: RichInstance['ids']): number[] => [ann, ben, cat];
