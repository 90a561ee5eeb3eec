// Configurations are tested with `terraform test` and no server: the guide says which values to make up.
import { expect, test } from 'vitest';
import { openStage } from '../../workshop/acceptance.ts';
import { readExamples } from '../../workshop/examples.ts';
import { openPage } from '../support/documented-page.ts';

/** The test file of the guide. */
const documented = openPage('docs/guides/testing.md', import.meta.url)
  .take()
  .map(({ text }) => text)
  .join('\n');

const nowhere = () => ({ UNLEASH_URL: undefined, UNLEASH_AUTH_TOKEN: undefined });

async function runTests(main: string, tests: string) {
  await using stage = await openStage({ main, env: nowhere });
  stage.workspace.write('tests/team.tftest.hcl', tests);
  const { code, stdout, stderr } = await stage.workspace.run('test');
  return { code, said: stdout + stderr, requests: stage.sandbox.requests.length };
}

test('the scenario passes the test of the guide without a server', async () => {
  expect(documented.match(/^run "/gm)).toHaveLength(2);
  const { code, said, requests } = await runTests(readExamples('scenarios/team-project').join('\n'), documented);
  expect(said).toContain('Success! ');
  expect({ code, requests }).toEqual({ code: 0, requests: 0 });
});

test('a test that does not hold fails', async () => {
  const wrong = documented.replace('required_approvals >= 2', 'required_approvals >= 3');
  expect(wrong).not.toBe(documented);
  const { code, said } = await runTests(readExamples('scenarios/team-project').join('\n'), wrong);
  expect(said).toContain('1 passed, 1 failed');
  expect(code).toBe(1);
});
