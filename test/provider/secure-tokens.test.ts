// Tokens on a server that stores them securely: their secrets are shown once, and lists name them by their selectors.
import { describe, expect, test } from 'vitest';
import { parseFailRule } from '../../src/sandbox/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { EphemeralRun, type Profile } from '../../src/terraform/testing/index.ts';
import { members, provider, startWorld } from '../../workshop/catalog.ts';
import { underCores } from '../support/cores.ts';
import * as laws from '../support/laws/index.ts';

const secureTokens = true;
const open = (profile?: Profile) => startWorld({ secureTokens }, profile);
const tokens = members.filter(({ type }) => /_token$/.test(type));
const shape = /^([^:]+:[^.]+\.|user:)v2_[\w-]{22}_[\w-]{43}$/;

test('the laws below are about these', () => {
  expect(tokens.map(({ type }) => type)).toEqual([
    'unleash_api_token',
    'unleash_project_api_token',
    'unleash_service_account_token',
  ]);
});

describe.each(underCores(tokens))('$type with $core', ({ profile, core: _, ...member }) => {
  const { type } = member;
  const openHere = () => open(profile);

  test('keeps what was planned, with the whole secret', async () => {
    await laws.keepsWhatWasPlanned(member, openHere);
    await using world = await openHere();
    await laws.applied(member, world.core, member.examples[0]!);
    expect(laws.stateOf(member, world.core).secret).toMatch(shape);
  });

  test('follows its examples', () => laws.followsItsExamples(member, openHere));
  test('imports the same by its secret', () => laws.importsTheSame(member, openHere));
  test('returns when it was deleted', () => laws.returnsWhenDeleted(member, openHere));
  test('leaves nothing behind', () => laws.leavesNothingBehind(member, openHere));

  test('is made again, once, when the answer with its secret is lost', async () => {
    await using world = await openHere();
    const operation = `create${type
      .split('_')
      .slice(1)
      .map((word) => word[0]!.toUpperCase() + word.slice(1))
      .join('')}`;
    world.sandbox.fail(parseFailRule(`${operation}:reset-after`));
    const before = world.sandbox.store.apiTokens.size + world.sandbox.store.personalTokens.size;
    await laws.applied(member, world.core, member.examples[0]!);
    const { secret } = laws.stateOf(member, world.core);
    const { apiTokens, personalTokens } = world.sandbox.store;
    expect(apiTokens.has(String(secret)) || personalTokens.has(String(secret))).toBe(true);
    expect(apiTokens.size + personalTokens.size).toBe(before + 1);
  });

  test('is never named by its whole secret in an address', async () => {
    await using world = await openHere();
    for (const example of member.examples) await laws.applied(member, world.core, example);
    await world.core.destroy();
    const addresses = world.sandbox.requests.map(({ path }) => path).join('\n');
    expect(addresses).not.toMatch(/v2_[\w-]{22}_/);
  });
});

test.each([
  [
    'api_token',
    { token_name: 'run', type: 'backend', environment: 'development', projects: ['default'] },
    'createApiToken',
  ],
  [
    'project_api_token',
    { project: 'default', token_name: 'run', type: 'frontend', environment: 'development' },
    'createProjectApiToken',
  ],
])('the ephemeral %s is whole, also after a lost answer, and gone when it is closed', async (name, body, operation) => {
  await using world = await open();
  const { sandbox } = world;
  sandbox.fail(parseFailRule(`${operation}:reset-after`));
  const handlers = providerHandlers(provider());
  const run = await EphemeralRun.start(handlers, { base_url: sandbox.url, authorization: sandbox.token });
  const { opened } = await run.open(`unleash_${name}`, body);
  expect(opened!.value.secret).toMatch(shape);
  expect([...sandbox.store.apiTokens.keys()]).toEqual([sandbox.token, opened!.value.secret]);
  await run.close(opened!);
  expect([...sandbox.store.apiTokens.keys()]).toEqual([sandbox.token]);
});

test('a project takes its tokens along, which the server would leave behind for all projects', async () => {
  await using world = await open();
  const project = 'resource "unleash_project" "shop" {\n  id   = "shop"\n  name = "Shop"\n}';
  expect(laws.errorsOf(await world.core.apply(project))).toEqual([]);
  const make = (tokenName: string, projects: string[]) =>
    fetch(`${world.sandbox.url}/api/admin/api-tokens`, {
      method: 'POST',
      headers: { authorization: world.sandbox.token, 'content-type': 'application/json' },
      body: JSON.stringify({ tokenName, type: 'backend', environment: 'development', projects }),
    });
  await make('by hand', ['shop']);
  await make('of two', ['shop', 'default']);
  expect(laws.errorsOf(await world.core.destroy())).toEqual([]);
  const left = [...world.sandbox.store.apiTokens.values()].map(({ tokenName, projects }) => [tokenName, projects]);
  expect(left).toEqual([
    ['admin', ['*']],
    ['of two', ['default']],
  ]);
});

test('whoever may not look after the tokens of a project that goes is told so, and the project goes', async () => {
  await using world = await open();
  await world.core.apply('resource "unleash_project" "shop" {\n  id   = "shop"\n  name = "Shop"\n}');
  world.sandbox.fail(parseFailRule('getProjectApiTokens:403'));
  const said = (await world.core.destroy()).flatMap(({ diagnostics }) => diagnostics);
  expect(said.map(({ severity, summary }) => [severity, summary])).toEqual([
    ['warning', 'Tokens of the project shop may be left'],
  ]);
  expect(world.sandbox.store.projects.has('shop')).toBe(false);
});
