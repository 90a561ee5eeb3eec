// Defects 24 to 30 of the official provider, none of them here: limits, load, secrets, messages, settings and documentation.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unleashProvider } from '../../../provider/index.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { fastClock, startCore, startWorld } from '../../../workshop/catalog.ts';
import { parseConfiguration } from '../../../src/terraform/testing/index.ts';
import { apply, block, errorsOf, stateOf } from './act.ts';

test('24: more users than Unleash creates in a minute are made in one apply', async () => {
  let now = Date.now();
  await using world = await startWorld({
    userLimit: true,
    clock: () => new Date(now),
    log: ({ status }) => {
      if (status === 429) now += 61_000;
    },
  });
  const names = Array.from({ length: 45 }, (_, index) => `user_${index}`);
  const users = names.map((name) => block('user', `username = "${name}"\nroot_role = 3`, name)).join('');
  expect(errorsOf(await world.core.apply(users))).toEqual([]);
  const made = [...world.sandbox.store.accounts.values()].map(({ username }) => username);
  expect(made).toEqual(expect.arrayContaining(names));
  expect(world.sandbox.requests.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(2);
});

test.each([
  [undefined, 16],
  [3, 3],
  [1, 1],
])('25: with max_concurrent_requests = %j at most %d requests are under way', async (max_concurrent_requests, most) => {
  const ids = Array.from({ length: 100 }, (_, index) => `p${index}`);
  await using world = await startWorld({ latencyMs: 5, seed: { projects: ids.map((id) => ({ id })) } });
  const { url: base_url, token: authorization } = world.sandbox;
  await world.core.configure({ base_url, authorization, ...(max_concurrent_requests && { max_concurrent_requests }) });
  const port = Number(new URL(base_url).port);
  let underWay = 0;
  let peak = 0;
  const isOurs = (message: unknown) =>
    (message as { request: { socket: { localPort?: number } } }).request.socket.localPort === port;
  const onStart = (message: unknown) => {
    if (isOurs(message)) peak = Math.max(peak, ++underWay);
  };
  const onFinish = (message: unknown) => {
    if (isOurs(message)) underWay -= 1;
  };
  subscribe('http.server.request.start', onStart);
  subscribe('http.server.response.finish', onFinish);
  try {
    await Promise.all(ids.map((id) => world.core.readData('unleash_project', `id = "${id}"`)));
  } finally {
    unsubscribe('http.server.request.start', onStart);
    unsubscribe('http.server.response.finish', onFinish);
  }
  expect(peak).toBeGreaterThanOrEqual(Math.min(most, 4));
  expect(peak).toBeLessThanOrEqual(most);
});

test('26: what is deleted already is deleted, and a role may be deleted while its last grant goes', async () => {
  // Nothing refers to the role, so Terraform takes it away first; its grant goes once that was refused.
  await using world = await startWorld({
    log: ({ operation, status }) => {
      if (operation === 'deleteRole' && status === 400) world.sandbox.store.projects.get('default')!.users.delete(1);
    },
  });
  const { store } = world.sandbox;
  const role = block('role', 'name = "R"\ntype = "custom"\ndescription = ""\npermissions = []');
  await apply(
    world.core,
    role + block('user', 'username = "ada"\nroot_role = 3') + block('project', 'id = "p"\nname = "P"'),
  );
  store.accounts.delete(Number(stateOf(world.core, 'user').id));
  store.projects.delete('p');
  const id = Number(stateOf(world.core, 'role').id);
  store.projects.get('default')!.users.set(1, new Map([[id, store.now()]]));
  expect(errorsOf(await world.core.destroy())).toEqual([]);
  expect(world.sandbox.requests.filter(({ operation }) => operation === 'deleteRole')).toHaveLength(2);
  expect([world.core.state.size, store.roles.has(id)]).toEqual([0, false]);
});

test('27: secrets are marked as such, and are in no message, address or log line', async () => {
  const sandbox = await startSandbox();
  const written: string[] = [];
  const dependencies = { env: {}, log: (entry: unknown) => written.push(JSON.stringify(entry)), onWait: () => {} };
  const handlers = providerHandlers(unleashProvider('0.0.0-test', { ...dependencies, clock: fastClock() }));
  const core = await startCore(handlers, { base_url: sandbox.url, authorization: sandbox.token });
  const { resources, provider } = core.schemas;
  const marked = [
    provider.authorization,
    resources.unleash_user?.password,
    resources.unleash_api_token?.secret,
    resources.unleash_service_account_token?.secret,
    resources.unleash_oidc?.secret,
    resources.unleash_saml?.sp_certificate,
  ];
  expect(marked.map((attribute) => attribute?.sensitive)).toEqual(marked.map(() => true));

  const password = 'Analytical-Engine-1843';
  const clientSecret = 'client-secret-that-nobody-sees';
  const all = (year: number) => `
    ${block('user', `username = "ada"\nroot_role = 3\npassword = "${password}"`)}
    ${block('api_token', `token_name = "ci"\ntype = "backend"\nexpires_at = "${year}-01-01T00:00:00Z"`)}
    ${block('oidc', `enabled = true\ndiscover_url = "https://l.example.com"\nclient_id = "u"\nsecret = "${clientSecret}"`)}`;
  await core.apply(all(2030));
  const { secret } = stateOf(core, 'api_token');
  for (const operation of ['updateApiToken', 'getAllApiTokens', 'setOidcSettings'] as const)
    sandbox.fail({ operation, after: operation === 'getAllApiTokens' ? 1 : 0, how: { status: 400 } });
  const failed = await core.apply(all(2031));
  expect(errorsOf(failed)).toHaveLength(1);
  const texts = [...written, JSON.stringify(failed.map(({ diagnostics }) => diagnostics))].join('\n');
  expect(written.length).toBeGreaterThan(0);
  for (const hidden of [password, clientSecret, secret as string, sandbox.token]) expect(texts).not.toContain(hidden);
  await sandbox.stop();
});

test('28: one failure is one message, at its attribute; what can be known is said in the plan', async () => {
  await using world = await startWorld();
  const wrong: [string, string, string][] = [
    ['project', 'id = "p"\nname = "P"\nmode = "opne"', 'mode'],
    ['api_token', 'token_name = "t"\ntype = "clinet"', 'type'],
    ['api_token', 'token_name = "t"\ntype = "client"\nexpires_at = "tomorrow"', 'expires_at'],
    ['api_token', 'token_name = "t"\ntype = "client"\nproject = "a"\nprojects = ["b"]', 'project'],
    ['user', 'root_role = 3', 'email'],
    ['role', 'name = "r"\ntype = "root"\ndescription = ""\npermissions = []', 'type'],
  ];
  for (const [type, body, path] of wrong) {
    const errors = errorsOf(await world.core.plan(block(type, body)));
    expect([body, errors.map((error) => error.path)]).toEqual([body, [path]]);
  }
  world.sandbox.fail({ operation: 'createUser', how: { status: 403 } });
  const failed = errorsOf(await world.core.apply(block('user', 'username = "ada"\nroot_role = 3')));
  expect(failed.map(({ summary }) => summary)).toEqual(['Cannot create unleash_user "ada"']);
  const taken = errorsOf(await world.core.apply(block('user', 'username = "admin"\nroot_role = 3')));
  expect(taken).toHaveLength(1);
});

test('29: the provider block comes before UNLEASH_AUTH_TOKEN, and that before AUTH_TOKEN, which other programs read too', async () => {
  const sandbox = await startSandbox();
  const works = async (config: { [argument: string]: string }, env: { [name: string]: string }) => {
    const dependencies = { env, log: () => {}, onWait: () => {}, clock: fastClock() };
    const handlers = providerHandlers(unleashProvider('0.0.0-test', dependencies));
    const core = await startCore(handlers, { base_url: sandbox.url, ...config });
    return core.readData('unleash_project', 'id = "default"').then(
      () => true,
      () => false,
    );
  };
  const right = sandbox.token;
  expect(await works({}, { UNLEASH_AUTH_TOKEN: right })).toBe(true);
  expect(await works({}, { AUTH_TOKEN: 'wrong', UNLEASH_AUTH_TOKEN: right })).toBe(true);
  expect(await works({}, { AUTH_TOKEN: right, UNLEASH_AUTH_TOKEN: 'wrong' })).toBe(false);
  expect(await works({}, { AUTH_TOKEN: right })).toBe(true);
  expect(await works({ authorization: right }, { AUTH_TOKEN: 'wrong' })).toBe(true);
  await sandbox.stop();
});

const headsOf = (hcl: string) => [...hcl.matchAll(/^(?:resource|data) "\w+" "\w+"/gm)].map(([head]) => head);
const blocksOf = (hcl: string) => [...hcl.matchAll(/^(?:resource|data) .*?^\}/gms)].map(([block]) => block);

test('30: every page has examples without doubles, and describes everything in words of its own', async () => {
  const docs = new URL('../../../docs/', import.meta.url);
  const pages = ['resources', 'data-sources'].flatMap((folder) =>
    readdirSync(new URL(folder, docs)).map((file) => ({
      file: `${folder}/${file}`,
      text: readFileSync(new URL(`${folder}/${file}`, docs), 'utf8'),
    })),
  );
  expect(pages.length).toBeGreaterThan(50);
  for (const { file, text } of pages) {
    const examples = [...text.matchAll(/```terraform\n(.*?)```/gs)].map(([, hcl]) => hcl!);
    expect(examples.length, `examples of ${file}`).toBeGreaterThan(0);
    for (const example of examples) {
      const addresses = headsOf(example);
      expect(addresses, file).toEqual([...new Set(addresses)]);
      // What a later example of a resource leaves out stays as it is in the first one.
      const kept = file.startsWith('resources/') ? blocksOf(examples[0]!) : [];
      const others = kept.filter((block) => !addresses.includes(headsOf(block)[0]!));
      await parseConfiguration([example, ...others].join('\n'));
    }
    const attributes = [...text.matchAll(/^ *- `(\w+)` (.*)$/gm)];
    for (const [, name, rest = ''] of attributes) {
      const description = rest.replace(/^\([^)]*\)/, '').trim();
      expect(description.length, `description of ${name} in ${file}`).toBeGreaterThanOrEqual(5);
      expect(description, `${name} in ${file}`).not.toMatch(/schema$/i);
    }
    expect(attributes.length, `attributes of ${file}`).toBeGreaterThan(0);
  }
});
