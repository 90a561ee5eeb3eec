// The guide about rotation, done with the real terraform: the new token is there before the old one goes, and nobody is cut off.
import { expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { errorsIn, expectNothingPlanned, openStage } from '../../workshop/acceptance.ts';
import { openPage } from '../support/documented-page.ts';

// Each test is a dozen processes, which a busy machine runs slowly.
const blocks = openPage('docs/guides/token-rotation.md', import.meta.url)
  .take()
  .map(({ text }) => text);
const [first, serviceAccount, scim, generations, secrets] = blocks;

/** `time_rotating` becomes another one when its time is up; this one when it is told to. */
const standIn = (text: string) =>
  text
    .replace(/resource "time_rotating" "(\w+)" \{.*?\n\}/s, (_, name) =>
      [
        'variable "turn" { default = 1 }',
        `resource "terraform_data" "${name}" {`,
        '  triggers_replace = var.turn',
        '  input            = "2098-12-31T00:00:00Z"',
        '}',
      ].join('\n'),
    )
    .replaceAll('time_rotating.', 'terraform_data.')
    .replaceAll('.rotation_rfc3339', '.output');

/** Stands for whatever Terraform gives the tokens to, in the order of its writes. */
const consumer = `
resource "unleash_tag_type" "consumer" {
  name        = "consumer"
  description = substr(sha256(join("", [unleash_api_token.shop.secret, unleash_project_api_token.web.secret, unleash_service_account_token.pipeline.secret])), 0, 16)
}
`;

const writes = ({ requests }: Sandbox) =>
  requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
const secretsOf = ({ store }: Sandbox) => [...store.apiTokens.keys(), ...store.personalTokens.keys()];

test('every block of the guide is tried here', () => {
  expect(blocks).toHaveLength(5);
});

test.each([false, true])(
  'in one run: new tokens first, what refers to them next, old tokens last (stored securely: %s)',
  async (secureTokens) => {
    const main = standIn([first, serviceAccount, scim].join('\n')) + consumer;
    await using stage = await openStage({ main, sandbox: { secureTokens } });
    const { sandbox, workspace } = stage;
    await workspace.apply();
    const [admin, ...before] = secretsOf(sandbox);
    const scimToken = sandbox.store.settings.scim.token;
    expect(before).toHaveLength(3);
    await expectNothingPlanned(workspace);
    sandbox.requests.length = 0;
    await workspace.apply('-var=turn=2');
    const done = writes(sandbox);
    const last = (what: RegExp) => done.findLastIndex((write) => what.test(write));
    const earliest = (what: RegExp) => done.findIndex((write) => what.test(write));
    expect(last(/^POST .*(api-tokens|\/token)$/)).toBeLessThan(earliest(/^PUT .*tag-types/));
    expect(last(/^PUT .*tag-types/)).toBeLessThan(earliest(/^DELETE/));
    expect(done.filter((write) => /^DELETE/.test(write))).toHaveLength(3);
    const after = secretsOf(sandbox);
    expect(after).toHaveLength(4);
    expect(after.filter((secret) => before.includes(secret))).toEqual([]);
    expect(after).toContain(admin);
    expect(sandbox.store.settings.scim.token).not.toBe(scimToken);
    expect((await workspace.plan('-var=turn=2')).code).toBe(0);
  },
);

/** The calendar as the test has it. */
const inQuarter = (text: string, generation: number) =>
  text.replace(/generation {2}= .*/, `generation  = ${generation}`).replace(/quarter {5}= .*\n/, '');

test('two generations: the present token lives on for a period when the next one is made', async () => {
  await using stage = await openStage({ main: generations! });
  const { sandbox, workspace } = stage;
  await workspace.apply();
  // Which of two is made first is for Terraform to choose.
  const names = () => [...sandbox.store.apiTokens.values()].map(({ tokenName }) => tokenName).sort();
  expect(names()).toHaveLength(3);
  stage.configure(inQuarter(generations!, 7));
  await workspace.apply();
  expect(names()).toEqual(['admin', 'mobile-6', 'mobile-7']);
  const present = [...sandbox.store.apiTokens.values()].find(({ tokenName }) => tokenName === 'mobile-7')?.secret;
  stage.configure(inQuarter(generations!, 8));
  await workspace.apply();
  expect(names()).toEqual(['admin', 'mobile-7', 'mobile-8']);
  expect(secretsOf(sandbox)).toContain(present);
  const links = [...sandbox.store.signupTokens.values()].filter(({ enabled }) => enabled).map(({ name }) => name);
  expect(links.sort()).toEqual(['contractors-7', 'contractors-8']);
  await expectNothingPlanned(workspace);
});

test('the token that Terraform uses is not rotated away under it', async () => {
  const own = standIn(
    [first!.split('resource "unleash_api_token"')[0], serviceAccount!.replace('root_role = 2', 'root_role = 1')].join(
      '\n',
    ),
  );
  await using stage = await openStage({ main: own });
  const { sandbox, workspace } = stage;
  await workspace.apply();
  const [secret] = [...sandbox.store.personalTokens.keys()];
  stage.configure(`provider "unleash" {\n  authorization = "${secret}"\n}\n${own}`);
  const plan = await workspace.plan('-var=turn=2');
  expect(plan.code).toBe(1);
  expect(errorsIn(plan).join()).toContain('Error: Terraform would lose its own access');
  expect([...sandbox.store.personalTokens.keys()]).toEqual([secret]);
});

test('secrets that a person chooses are exchanged by their version, and are in no file', async () => {
  await using stage = await openStage({ main: secrets! });
  const { sandbox, workspace } = stage;
  await workspace.apply('-var=client_secret=canary-first');
  expect(sandbox.store.settings.oidc).toMatchObject({ secret: 'canary-first' });
  stage.configure(secrets!.replace('version = 1', 'version = 2'));
  await workspace.apply('-var=client_secret=canary-second');
  expect(sandbox.store.settings.oidc).toMatchObject({ secret: 'canary-second' });
  expect(workspace.read('terraform.tfstate')).not.toContain('canary');
  expect((await workspace.plan('-var=client_secret=canary-third')).code).toBe(0);
});
