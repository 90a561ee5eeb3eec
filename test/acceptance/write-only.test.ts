// Secrets that are only written, with the real terraform: no file, plan or output ever holds them, and each version is sent once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectNothingPlanned, openStage, type Stage } from '../../workshop/acceptance.ts';

// Each test is a dozen processes, which a busy machine runs slowly.
const ephemeral = (name: string) => `variable "${name}" {\n  type      = string\n  ephemeral = true\n}\n`;

const configuration = (version: number, rest = '') => `
${ephemeral('password')}${ephemeral('secret')}
resource "unleash_user" "ada" {
  username            = "ada"
  root_role           = 3
  password_wo         = var.password
  password_wo_version = ${version}
}
resource "unleash_oidc" "this" {
  enabled           = true
  discover_url      = "https://login.example.com/.well-known/openid-configuration"
  client_id         = "unleash"
  secret_wo         = var.secret
  secret_wo_version = ${version}
}
${rest}`;

const variables = (turn: string) => [
  `-var=password=Canary-Engine-${turn}`,
  `-var=secret=canary-of-the-provider-${turn}`,
];
const canary = /canary/i;

/** Plans into a file, shows that, and applies it; answers all that Terraform said. */
async function applied({ workspace }: Stage, turn: string): Promise<string> {
  const plan = await workspace.plan('-out=saved', ...variables(turn));
  const shown = await workspace.run('show', '-json', 'saved');
  const apply = await workspace.run('apply', '-input=false', ...variables(turn), 'saved');
  const state = await workspace.run('show', '-json');
  expect([plan.code, shown.code, apply.code, state.code]).toEqual([2, 0, 0, 0]);
  return [plan, shown, apply, state].flatMap(({ stdout, stderr }) => [stdout, stderr]).join('\n');
}

const files = ({ workspace }: Stage) =>
  readdirSync(workspace.dir)
    .filter((file) => /saved|tfstate/.test(file))
    .map((file) => readFileSync(join(workspace.dir, file), 'latin1'))
    .join('\n');

const sent = ({ sandbox }: Stage, text: string) =>
  sandbox.requests.filter(({ method, body }) => method !== 'GET' && JSON.stringify(body ?? '').includes(text)).length;

test('are sent once for each version, and are kept nowhere', async () => {
  const log: string[] = [];
  await using stage = await openStage({ main: configuration(1), log: (line) => log.push(line) });
  const said = [await applied(stage, 'One-1')];
  expect([sent(stage, 'Canary-Engine-One-1'), sent(stage, 'canary-of-the-provider-One-1')]).toEqual([1, 1]);
  expect((await stage.workspace.plan(...variables('Two-2'))).code).toBe(0);
  stage.configure(configuration(2));
  said.push(await applied(stage, 'Two-2'));
  expect([sent(stage, 'Canary-Engine-Two-2'), sent(stage, 'canary-of-the-provider-Two-2')]).toEqual([1, 1]);
  expect((await stage.workspace.plan(...variables('Two-2'))).code).toBe(0);
  expect(said.join('\n')).not.toMatch(canary);
  expect(said.join('\n')).not.toContain('is kept in state');
  expect(files(stage)).not.toMatch(canary);
  expect(log.join('\n')).not.toMatch(canary);
});

test('may come from a token that lives for the run', async () => {
  const main = `
ephemeral "unleash_api_token" "run" {
  token_name  = "run"
  type        = "backend"
  environment = "development"
  projects    = ["default"]
}
resource "unleash_integration" "audit" {
  type                  = "webhook"
  events                = ["feature-created"]
  parameters_wo         = { url = "https://audit.example.com", authorization = ephemeral.unleash_api_token.run.secret }
  parameters_wo_version = 1
}
`;
  await using stage = await openStage({ main });
  await stage.workspace.apply();
  expect(stage.sandbox.store.addons.get(1)?.parameters.authorization).toMatch(/^default:development\./);
  await expectNothingPlanned(stage.workspace);
});

test('kept in state, a secret comes with advice that names what keeps it out', async () => {
  const main =
    'resource "unleash_user" "ada" {\n  username  = "ada"\n  root_role = 3\n  password  = "Canary-Engine-1"\n}\n';
  await using stage = await openStage({ main });
  const { stdout } = await stage.workspace.apply();
  expect(stdout).toContain('Warning: password is kept in state');
  expect(stdout.replace(/[│\s]+/g, ' ')).toContain('Set password_wo and password_wo_version instead');
});
