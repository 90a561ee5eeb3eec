// Functions with the real terraform: the examples, what an error points at, and the same answer at plan and apply.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectNothingPlanned, openStage } from '../../workshop/acceptance.ts';
import { provider } from '../../workshop/catalog.ts';
import { readExamples } from '../../workshop/examples.ts';

const names = (provider().functions ?? []).map(({ name }) => name);

test('each function has an example', () => {
  expect(readdirSync('examples/functions').sort()).toEqual([...names].sort());
});

test.each(names)('the example of %s applies, and nothing is left to do', async (name) => {
  await using stage = await openStage({ main: readExamples(`functions/${name}`)[0]! });
  await stage.workspace.apply();
  await expectNothingPlanned(stage.workspace);
});

test('an error points at the argument and says what to do', async () => {
  const main = 'output "wrong" {\n  value = provider::unleash::permissions("project", "CREATE_FEATUR")\n}\n';
  await using stage = await openStage({ main });
  const { stderr, code } = await stage.workspace.run('plan', '-no-color');
  expect(code).toBe(1);
  const said = stderr.replace(/\s*│\s*/g, ' ').replace(/\s+/g, ' ');
  expect(said).toContain('on main.tf line 2');
  expect(said).toMatch(
    /Invalid value for "names" parameter: Unleash has no permission "CREATE_FEATUR".*CREATE_FEATURE/,
  );
});

test('what a token says is as secret as the token, unless it is said otherwise', async () => {
  const main = `
variable "token" {
  type      = string
  sensitive = true
  default   = "shop:production.964a287e1b728cb5f4f3e0120df92cb5"
}
output "open" {
  value = provider::unleash::parse_api_token(var.token).environment
}
`;
  await using stage = await openStage({ main });
  const { stdout, stderr, code } = await stage.workspace.run('plan', '-no-color');
  expect(code).toBe(1);
  expect(stdout + stderr).toContain('Output refers to sensitive values');
  expect(stdout + stderr).not.toContain('964a287e');
});

test('a function that is given what is not known yet is asked when it is', async () => {
  const main = `
resource "terraform_data" "scope" {
  input = "shop"
}
output "id" {
  value = provider::unleash::import_id("unleash_project_environment", terraform_data.scope.output, "production")
}
`;
  await using stage = await openStage({ main });
  await stage.workspace.apply();
  expect((await stage.workspace.run('output', '-raw', 'id')).stdout).toBe('shop:production');
});
