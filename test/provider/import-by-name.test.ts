// What a secret identifies is imported by a name; the secret itself is taken with a warning, and no message repeats it.
import { expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue } from '../../src/terraform/protocol/index.ts';
import { members, provider, startCore } from '../../workshop/catalog.ts';
import { objectType } from '../../src/terraform/testing/schema.ts';
import { wireTo } from '../../src/terraform/testing/wire.ts';

async function open(secureTokens = false) {
  const seed = { projects: [{ id: 'shop', environments: ['production'] }] };
  const sandbox = await startSandbox({ seed, secureTokens });
  const config = { base_url: sandbox.url, authorization: sandbox.token };
  const { schemas } = await startCore(providerHandlers(provider()), config);
  const handlers = providerHandlers(provider());
  const call = wireTo(handlers);
  const type = objectType(schemas.provider);
  const none = Object.fromEntries(Object.keys(schemas.provider).map((name) => [name, null]));
  const value = encodeDynamicValue(type, { ...none, ...config });
  await call('ConfigureProvider', { terraform_version: '1.11.4', config: value });
  const post = async (path: string, body: object): Promise<string> => {
    const headers = { authorization: sandbox.token, 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.url}/api/admin${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return ((await answer.json()) as { secret: string }).secret;
  };
  const imported = async (type_name: string, id: string) => {
    const { imported_resources: [one] = [], diagnostics = [] } = await call('ImportResourceState', { type_name, id });
    const state = one && (decodeDynamicValue(objectType(schemas.resources[type_name]!), one.state) as ObjectValue);
    return { secret: state?.secret, project: state?.project, said: JSON.stringify(diagnostics) };
  };
  return { sandbox, post, imported, [Symbol.asyncDispose]: () => sandbox.stop() };
}

const expiresAt = '2099-12-31T12:00:00.000Z';
const token = { type: 'client', environment: 'production', projects: ['shop'] };

test('API tokens', async () => {
  await using world = await open();
  const secret = await world.post('/api-tokens', { ...token, tokenName: 'shop-backend' });
  await world.post('/api-tokens', { ...token, environment: 'development', tokenName: 'shop-backend' });
  expect(await world.imported('unleash_api_token', 'production:shop-backend')).toMatchObject({ secret, said: '[]' });
  const bySecret = await world.imported('unleash_api_token', secret);
  expect(bySecret.secret).toBe(secret);
  expect(bySecret.said).toContain('A secret is used as an import ID');
  const twin = await world.post('/api-tokens', { ...token, type: 'frontend', tokenName: 'shop-backend' });
  const ambiguous = await world.imported('unleash_api_token', 'production:shop-backend');
  expect(ambiguous.secret).toBeUndefined();
  expect(ambiguous.said).toContain('2 objects of unleash_api_token are named');
  const missing = await world.imported('unleash_api_token', `${secret}0`);
  expect(missing.said).toContain("terraform import unleash_api_token.example '<environment>:<token_name>'");
  for (const { said } of [bySecret, ambiguous, missing]) {
    for (const one of [secret, twin]) expect(said).not.toContain(one.split('.')[1]);
  }
});

test('API tokens of a project', async () => {
  await using world = await open();
  const body = { type: 'client', environment: 'production', tokenName: 'web:a' };
  const secret = await world.post('/projects/shop/api-tokens', body);
  await world.post('/api-tokens', { ...token, projects: ['default'], tokenName: 'web:a' });
  const byName = await world.imported('unleash_project_api_token', 'shop:production:web:a');
  expect(byName).toEqual({ secret, project: 'shop', said: '[]' });
  const bySecret = await world.imported('unleash_project_api_token', `shop:${secret}`);
  expect(bySecret).toMatchObject({ secret, project: 'shop' });
  expect(bySecret.said).toContain('A secret is used as an import ID');
  expect(bySecret.said).not.toContain(secret);
});

test('invite links, of which those that are on are meant', async () => {
  await using world = await open();
  const old = await world.post('/invite-link/tokens', { name: 'team', expiresAt });
  const secret = await world.post('/invite-link/tokens', { name: 'team', expiresAt });
  const ambiguous = await world.imported('unleash_invite_link', 'team');
  expect(ambiguous.said).toContain('2 objects of unleash_invite_link are named');
  world.sandbox.store.signupTokens.get(old)!.enabled = false;
  expect(await world.imported('unleash_invite_link', 'team')).toMatchObject({ secret, said: '[]' });
  const bySecret = await world.imported('unleash_invite_link', old);
  expect(bySecret.secret).toBe(old);
  expect(bySecret.said).toContain('A secret is used as an import ID');
  expect(bySecret.said + ambiguous.said).not.toContain(old);
});

test.each(members)('$type needs no secret to be imported', ({ resource }) => {
  const secret = resource.identity.filter((name) => resource.attributes[name]!.facts.sensitive);
  const by: readonly string[] = resource.importName?.by ?? resource.identity;
  expect(by.filter((name) => resource.attributes[name]!.facts.sensitive)).toEqual([]);
  expect(secret.length > 0).toBe(resource.importName !== undefined);
});

test.each([
  ['unleash_api_token', ''],
  ['unleash_project_api_token', 'shop:'],
])(
  '%s, stored securely: a name and the selector lead to the selector, which is said, and the secret to itself',
  async (type, project) => {
    await using world = await open(true);
    const secret = await world.post('/api-tokens', { ...token, tokenName: 'shop-backend' });
    const [, selector] = /v2_(.{22})_/.exec(secret)!;
    for (const id of [`${project}production:shop-backend`, `${project}${selector}`]) {
      const found = await world.imported(type, id);
      expect(found).toMatchObject({ secret: selector, said: expect.stringContaining('The secret is not known') });
      expect(found.said).not.toContain('A secret is used as an import ID');
    }
    const whole = await world.imported(type, `${project}${secret}`);
    expect(whole).toMatchObject({ secret, said: expect.stringContaining('A secret is used as an import ID') });
    expect(whole.said).not.toContain(secret);
  },
);
