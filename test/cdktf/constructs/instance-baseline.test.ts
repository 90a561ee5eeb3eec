// InstanceBaseline: sign-in, provisioning, origins, environments and roles, and what it refuses.
import { afterEach, expect, test, vi } from 'vitest';
import type { InstanceBaselineProps } from '../../../provider/cdktf/constructs/index.ts';
import { all, describeBoth, ref, type Synthesised } from './workbench.ts';

describeBoth('an instance baseline', (workbench) => {
  afterEach(() => vi.unstubAllEnvs());

  const baseline = (props: (secret: string) => InstanceBaselineProps) => {
    const { constructs, framework, stack, synth } = workbench();
    const scope = stack();
    const secret = new framework.TerraformVariable(scope, 'secret', { type: 'string', sensitive: true });
    const construct = new constructs.InstanceBaseline(scope, 'instance', props(secret.stringValue));
    return { construct, scope, resources: () => synth(scope) };
  };
  const oidc = (secret: string) => ({ discoverUrl: 'https://id.example.com/', clientId: 'unleash', secret });
  const saml = { entityId: 'idp', signOnUrl: 'https://id.example.com/', certificate: 'MII…' };

  test('turns the password off only after another way to sign in', () => {
    const { resources } = baseline((secret) => ({ signIn: { oidc: { ...oidc(secret), autoCreate: true }, saml } }));
    const synthesised = resources();
    expect(all(synthesised, 'unleash_oidc')).toEqual([
      {
        enabled: true,
        discover_url: 'https://id.example.com/',
        client_id: 'unleash',
        secret: ref('var.secret'),
        auto_create: true,
      },
    ]);
    expect(all(synthesised, 'unleash_saml')).toEqual([
      { enabled: true, entity_id: 'idp', sign_on_url: 'https://id.example.com/', certificate: 'MII…' },
    ]);
    const names = ['unleash_oidc', 'unleash_saml'].map((type) => `${type}.${Object.keys(synthesised[type]!)[0]}`);
    expect(all(synthesised, 'unleash_password_login')).toEqual([{ enabled: false, depends_on: names }]);
  });

  test('leaves the password on where it is the only way, or is asked to stay', () => {
    const alone = baseline(() => ({ signIn: {} })).resources();
    expect(all(alone, 'unleash_password_login')).toEqual([{ enabled: true }]);
    const both = baseline((secret) => ({ signIn: { oidc: oidc(secret), password: true } })).resources();
    expect(all(both, 'unleash_password_login')).toEqual([{ enabled: true }]);
  });

  test('manages only what it is told about', () => {
    const { resources } = baseline(() => ({ leastPrivilegeRoles: false }));
    expect(resources()).toEqual({});
  });

  test('keeps provisioning and origins', () => {
    const { resources } = baseline(() => ({
      scim: { enabled: true, tokenRotation: '2026-01' },
      corsOrigins: ['https://shop.example.com'],
      leastPrivilegeRoles: false,
    }));
    expect(resources()).toEqual({
      unleash_scim: { instance_Scim_B180674D: { enabled: true, token_rotation: '2026-01' } },
      unleash_cors: { instance_Cors_0795DCF5: { origins: ['https://shop.example.com'] } },
    });
  });

  const environments = {
    development: { type: 'development', adopt: true, sortOrder: 1 },
    staging: { type: 'preproduction', enabled: false },
    production: { type: 'production', adopt: true, requiredApprovals: 2 },
  };

  test('brings environments under management, and imports those that Unleash has', () => {
    const { framework } = workbench();
    // No terraform is needed to synthesise.
    vi.stubEnv('PATH', '');
    const { construct, scope } = baseline(() => ({ environments, leastPrivilegeRoles: false }));
    const json = JSON.parse(framework.Testing.synth(scope, true)) as { resource: Synthesised; import: unknown };
    expect(all(json.resource, 'unleash_environment')).toEqual(
      expect.arrayContaining([
        { name: 'development', type: 'development', sort_order: 1, deletion_protection: true },
        { name: 'staging', type: 'preproduction', enabled: false, deletion_protection: true },
        { name: 'production', type: 'production', required_approvals: 2, deletion_protection: true },
      ]),
    );
    const to = (name: string) => `unleash_environment.${construct.environment(name).friendlyUniqueId}`;
    expect(json.import).toEqual([
      { id: 'development', to: to('development') },
      { id: 'production', to: to('production') },
    ]);
    expect(() => construct.environment('prod')).toThrow(
      'InstanceBaseline "test/instance": it has no environment "prod", only "development", "staging", "production".',
    );
  });

  test('brings roles by which nobody changes a guarded environment alone', () => {
    const { construct, resources } = baseline(() => ({
      environments: { development: { type: 'development' }, production: { type: 'production', requiredApprovals: 2 } },
    }));
    const production = ref(`unleash_environment.${construct.environment('production').friendlyUniqueId}.name`);
    const roles = all(resources(), 'unleash_role') as unknown as {
      name: string;
      permissions: { name: string; environment?: string }[];
    }[];
    expect(roles.map(({ name }) => name).sort()).toEqual([
      'Catalogue keeper',
      'Change approver',
      'Emergency responder',
      'Flag developer',
      'Instance auditor',
      'Operator',
      'Project auditor',
      'Release manager',
      'Token keeper',
    ]);
    const inProduction = (name: string) =>
      roles
        .find((role) => role.name === name)!
        .permissions.filter(({ environment }) => environment === production)
        .map((permission) => permission.name);
    expect(Object.fromEntries(roles.map(({ name }) => [name, inProduction(name)]))).toEqual({
      'Catalogue keeper': [],
      'Change approver': ['APPROVE_CHANGE_REQUEST'],
      'Emergency responder': ['SKIP_CHANGE_REQUEST', 'UPDATE_FEATURE_ENVIRONMENT'],
      'Flag developer': [],
      'Instance auditor': [],
      Operator: [],
      'Project auditor': [],
      'Release manager': ['APPLY_CHANGE_REQUEST'],
      'Token keeper': [],
    });
    const everything = roles.flatMap(({ permissions }) => permissions.map(({ name }) => name));
    expect(everything).not.toContain('ADMIN');
    expect(construct.roles.projectRole('Flag developer').typeInput).toBe('custom');
    expect(construct.roles.rootRole('Instance auditor').typeInput).toBe('root-custom');
  });

  test('belongs to the provider that it is given', () => {
    const { constructs, unleash, stack, synth } = workbench();
    const scope = stack();
    const provider = new unleash.provider.UnleashProvider(scope, 'second', { alias: 'second' });
    new constructs.InstanceBaseline(scope, 'instance', {
      signIn: { saml },
      scim: { enabled: false },
      corsOrigins: ['https://shop.example.com'],
      environments: { staging: { type: 'test', adopt: true } },
      provider,
    });
    const attributes = Object.values(synth(scope)).flatMap((byName) => Object.values(byName));
    expect(attributes.length).toBeGreaterThan(10);
    expect(attributes.every((one) => one.provider === 'unleash.second')).toBe(true);
  });

  const wrong: [string, InstanceBaselineProps, string][] = [
    ['nobody a way in', { signIn: { password: false } }, 'signIn leaves nobody a way in.'],
    ['a secret in plain text', { signIn: { oidc: oidc('s3cret') } }, 'signIn.oidc.secret is plain text'],
    [
      'a private certificate in plain text',
      { signIn: { saml: { ...saml, spCertificate: 's3cret' } } },
      'signIn.saml.spCertificate is plain text',
    ],
    ['every origin', { corsOrigins: ['*'] }, 'corsOrigins has "*", which allows every site.'],
    ['no origin', { corsOrigins: [] }, 'corsOrigins is empty, which Unleash takes for every site.'],
    ['an origin twice', { corsOrigins: ['https://a', 'https://a'] }, 'corsOrigins has "https://a" more than once.'],
    [
      'too many approvals',
      { environments: { production: { type: 'production', requiredApprovals: 12 } } },
      'environments["production"].requiredApprovals is 12.',
    ],
  ];
  test.each(wrong)('refuses %s', (_, props, problem) => {
    expect(() => baseline(() => props)).toThrow(`InstanceBaseline "test/instance": ${problem}`);
    expect(() => baseline(() => props)).not.toThrow('s3cret');
  });

  test('says that it has no roles when it has none', () => {
    const { construct } = baseline(() => ({ leastPrivilegeRoles: false }));
    expect(() => construct.roles).toThrow('it has no roles, because leastPrivilegeRoles is false.');
  });
});
