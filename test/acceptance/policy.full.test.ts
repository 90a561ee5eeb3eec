// Policy on whole instances: what it finds there it finds in their plans, with the real terraform.
import { expect, test } from 'vitest';
import { rules } from '../../src/policy/index.ts';
import { expectNothingPlanned, openStage, type Stage } from '../../workshop/acceptance.ts';
import { readExamples } from '../../workshop/examples.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';

interface Found {
  readonly rule: string;
  readonly type: string;
  readonly name: string;
  readonly message: string;
  readonly severity: string;
}
interface Result {
  readonly findings: readonly Found[];
  readonly unknown: readonly object[];
  readonly rules: readonly { readonly rule: string; readonly outcome: string }[];
}

const soon = new Date(Date.now() + 90 * 86_400_000).toISOString().replace(/\.\d+/, '');

/** An instance whose first admin token is gone, as Terraform works with a person's. */
async function open(scenario: string): Promise<Stage & { readonly token: string }> {
  const main = readExamples(`scenarios/${scenario}`).join('\n');
  let token = '';
  const stage = await openStage({
    main,
    env: (sandbox) => {
      token = sandbox.createToken({ role: 'Admin' });
      sandbox.store.apiTokens.delete(sandbox.token);
      return { UNLEASH_AUTH_TOKEN: token };
    },
    terraformEnv: { TF_VAR_tokens_expire_at: soon },
  });
  return Object.assign(stage, { token });
}

async function policy(args: readonly string[], { sandbox, workspace, token }: Stage & { readonly token: string }) {
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: token };
  const { code, out, err } = await runCommand(['policy', '--json', ...args], { env, cwd: workspace.dir });
  return { code, err, ...(JSON.parse(out) as Result) };
}

async function planOf({ workspace }: Stage): Promise<readonly string[]> {
  const { code, stderr } = await workspace.plan('-out=plan.tfplan');
  expect(code, stderr).not.toBe(1);
  const { stdout } = await workspace.run('show', '-json', 'plan.tfplan');
  workspace.write('plan.json', stdout);
  return ['--plan', 'plan.json'];
}

const brief = ({ findings }: Result) =>
  findings.map(({ rule, type, name, message, severity }) => [rule, severity, type, name, message].join(' | ')).sort();

test('nothing is found in what is governed, before it is made, when it is there, and in its plan then', async () => {
  await using stage = await open('governed');
  const before = await policy(await planOf(stage), stage);
  expect(before).toMatchObject({ code: 0, findings: [], unknown: [] });
  await stage.workspace.apply();
  await expectNothingPlanned(stage.workspace);
  expect(await policy([], stage)).toMatchObject({ code: 0, findings: [], unknown: [] });
  expect(await policy(await planOf(stage), stage)).toMatchObject({ code: 0, findings: [], unknown: [] });
});

test('each rule finds something in what is neglected, and the same before it is made, when it is there, and in its plan then', async () => {
  await using stage = await open('neglected');
  const before = await policy(await planOf(stage), stage);
  expect(before).toMatchObject({ code: 3, unknown: [] });
  await stage.workspace.apply();
  await expectNothingPlanned(stage.workspace);
  const living = await policy([], stage);
  expect(new Set(living.findings.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ id }) => id)));
  expect(brief(before)).toEqual(brief(living));
  expect(brief(await policy(await planOf(stage), stage))).toEqual(brief(living));
});
