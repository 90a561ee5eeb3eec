// Functions: what they answer, what they refuse at which argument, and that they are pure.
import { beforeAll, describe, expect, test } from 'vitest';
import {
  decodeCtyType,
  decodeDynamicValue,
  encodeDynamicValue,
  type ObjectValue,
  type Value,
} from '../../src/terraform/protocol/index.ts';
import { FunctionRun, wireTo } from '../../src/terraform/testing/index.ts';
import { provider } from '../../workshop/catalog.ts';
import { underCores } from '../support/cores.ts';
import { importNames, providerHandlers } from '../../src/terraform/framework/index.ts';

type Call = ReturnType<typeof wireTo>;
/** Never configured: Terraform calls functions before it is. */
let call: Call;

beforeAll(() => {
  call = wireTo(providerHandlers(provider()));
});

async function ask(name: string, ...given: Value[]): Promise<{ result?: Value; error?: string; argument?: number }> {
  const { functions } = await call('GetFunctions', {});
  const schema = functions[name]!;
  const types = given.map((_, index) => decodeCtyType((schema.parameters[index] ?? schema.variadic_parameter!).type));
  const answer = await call('CallFunction', {
    name,
    arguments: given.map((value, index) => encodeDynamicValue(types[index]!, value)),
  });
  if (answer.error) return { error: answer.error.text, argument: Number(answer.error.function_argument) };
  return { result: decodeDynamicValue(decodeCtyType(schema.return!.type), answer.result) };
}

test('the schema and GetFunctions list the same functions', async () => {
  const schema = await call('GetProviderSchema', {});
  const asked = await call('GetFunctions', {});
  expect(Object.keys(schema.functions).sort()).toEqual(
    ['import_id', 'naming_pattern_matches', 'parse_api_token', 'parse_import_id', 'permissions'].sort(),
  );
  expect(asked.functions).toEqual(schema.functions);
});

test('a function that does not exist is refused by name', async () => {
  expect((await call('CallFunction', { name: 'nothing', arguments: [] })).error?.text).toMatch(/no function "nothing"/);
});

/** A call of each, and what it answers. */
const asked: { readonly [name: string]: { readonly given: readonly Value[]; readonly answer: Value } } = {
  import_id: { given: ['unleash_project_environment', 'shop', 'production'], answer: 'shop:production' },
  naming_pattern_matches: { given: ['shop[.].+', 'shop.cart'], answer: true },
  parse_api_token: { given: ['shop:production.5fa1'], answer: expect.objectContaining({ project: 'shop' }) },
  parse_import_id: {
    given: ['unleash_project_environment', 'shop:production'],
    answer: new Map([
      ['project_id', 'shop'],
      ['environment_name', 'production'],
    ]),
  },
  permissions: { given: ['project', 'CREATE_FEATURE'], answer: ['CREATE_FEATURE'] },
};

describe.each(underCores(provider().functions ?? [], 'functions'))('$name with $core', ({ name, profile }) => {
  const { given, answer } = asked[name]!;

  test('answers the same at plan and apply, and nothing for what is not known', async () => {
    const config = { base_url: 'http://localhost', authorization: '*:*.none' };
    const run = await FunctionRun.start(providerHandlers(provider()), config, profile);
    expect(await run.ask(name, ...given)).toEqual({ result: answer });
    expect(await run.ask(name, undefined, ...given.slice(1))).toEqual({ result: undefined });
    expect(await run.ask(name, null, ...given.slice(1))).toMatchObject({ argument: 0 });
  });
});

describe('parse_api_token', () => {
  const parsed = async (token: string) => (await ask('parse_api_token', token)).result as ObjectValue;

  test.each([
    ['shop:production.5fa1', { project: 'shop', all_projects: false, environment: 'production', kind: 'client' }],
    ['*:production.5fa1', { project: null, all_projects: true, environment: 'production', kind: 'client' }],
    ['[]:production.5fa1', { project: null, all_projects: false, environment: 'production', kind: 'client' }],
    ['*:*.5fa1', { project: null, all_projects: true, environment: null, kind: 'admin' }],
    ['shop:pre.prod.5fa1', { project: 'shop', all_projects: false, environment: 'pre.prod', kind: 'client' }],
  ])('%s', async (token, expected) => {
    expect(await parsed(token)).toEqual({ ...expected, selector: null });
  });

  test('the selector of a token that its server stores safely', async () => {
    const selector = 'abcdefghijklmnopqrstuv';
    const answer = await parsed(`shop:production.v2_${selector}_0123456789`);
    expect(answer.selector).toBe(selector);
    expect(JSON.stringify(answer)).not.toContain('0123456789');
  });

  test.each(['', 'nothing', 'shop:production', 'user:5fa1', 'a b:c.d'])(
    '%j is refused and not repeated',
    async (token) => {
      const { error, argument } = await ask('parse_api_token', token);
      expect(argument).toBe(0);
      expect(error).toMatch(/not the secret of an API token/);
      if (token !== '') expect(error).not.toContain(`"${token}"`);
    },
  );
});

describe('permissions', () => {
  test('all of a scope, in order', async () => {
    const { result } = await ask('permissions', 'environment');
    expect(result).toContain('APPROVE_CHANGE_REQUEST');
    expect(result).toEqual([...(result as string[])].sort());
  });

  test('those that are named, once each', async () => {
    const { result } = await ask('permissions', 'project', 'UPDATE_FEATURE', 'CREATE_FEATURE', 'UPDATE_FEATURE');
    expect(result).toEqual(['CREATE_FEATURE', 'UPDATE_FEATURE']);
  });

  test('another scope, a wrong name and a wrong scope are refused at their argument', async () => {
    expect(await ask('permissions', 'project', 'CREATE_FEATURE', 'ADMIN')).toEqual({
      argument: 2,
      error: 'ADMIN is a permission of the scope "root", not of "project".',
    });
    const typo = await ask('permissions', 'project', 'CREATE_FEATUR');
    expect(typo.argument).toBe(1);
    expect(typo.error).toMatch(/no permission "CREATE_FEATUR" of the scope "project"\. Did you mean "?CREATE_FEATURE/);
    const scope = await ask('permissions', 'projects');
    expect(scope.argument).toBe(0);
    expect(scope.error).toMatch(/"projects" is not one of "root", "project", "environment"\..*project/);
  });
});

describe('import ids', () => {
  const compound = provider()
    .resources.map((one) => [`unleash_${one.name}`, importNames(one)] as const)
    .filter(([, names]) => names.length > 0);

  test.each(compound)('of %s are joined and parted', async (type, identity) => {
    const parts = identity.map((_, index) => `part${index}`);
    const { result: id } = await ask('import_id', type, ...parts);
    expect(id).toBe(parts.join(':'));
    const { result } = await ask('parse_import_id', type, id as string);
    expect(result).toEqual(new Map(identity.map((name, index) => [name, parts[index]])));
  });

  test('the last part may hold colons', async () => {
    const { result } = await ask('parse_import_id', 'unleash_project_environment', 'shop:a:b');
    expect(result).toEqual(
      new Map([
        ['project_id', 'shop'],
        ['environment_name', 'a:b'],
      ]),
    );
  });

  test('what does not fit is refused at its argument', async () => {
    expect((await ask('import_id', 'unleash_projekt', 'a')).error).toMatch(
      /no resource "unleash_projekt"\. Did you mean "?unleash_project"?/,
    );
    expect((await ask('import_id', 'unleash_cors', 'a')).error).toMatch(/one unleash_cors in each instance/);
    expect((await ask('import_id', 'unleash_project_environment', 'shop')).error).toMatch(
      /project_id and environment_name, but got 1 of 2/,
    );
    expect(await ask('import_id', 'unleash_project_environment', 'a:b', 'c')).toEqual({
      argument: 1,
      error: expect.stringMatching(/colon/),
    });
    expect(await ask('import_id', 'unleash_project_environment', 'a', '')).toEqual({
      argument: 2,
      error: expect.stringMatching(/empty/),
    });
    expect(await ask('parse_import_id', 'unleash_project_environment', 'shop')).toEqual({
      argument: 1,
      error: expect.stringMatching(/<project_id>:<environment_name>/),
    });
  });
});

describe('naming_pattern_matches', () => {
  test.each([
    ['^[a-z]+$', 'abc', true],
    ['[a-z]+', 'abc1', false],
    // Unleash anchors the text of the pattern, so each alternative only at its own end.
    ['a|b', 'ab', true],
  ])('%s and %s', async (pattern, name, expected) => {
    expect(await ask('naming_pattern_matches', pattern, name)).toEqual({ result: expected });
  });

  test('a pattern that Unleash would not take is refused', async () => {
    expect(await ask('naming_pattern_matches', '(', 'a')).toEqual({
      argument: 0,
      error: expect.stringMatching(/not a regular expression/),
    });
    expect((await ask('naming_pattern_matches', '(a+)+', `${'a'.repeat(40)}!`)).error).toMatch(/takes too long/);
  });
});
