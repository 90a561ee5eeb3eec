// `terraform query` with a terraform that has it: what it finds can be imported, and the configuration that it writes plans no change.
import { expect, test } from 'vitest';
import { openStage } from '../../workshop/acceptance.ts';
import { newerTerraform } from '../../workshop/newer-terraform.ts';

const newer = newerTerraform();

test.skipIf(!newer)('people and projects of an instance are found, and adopted without a change', async () => {
  await using stage = await openStage({
    main: '',
    terraformEnv: { ...newer?.env },
    sandbox: {
      seed: {
        users: ['ann', 'bob'].map((name) => ({ email: `${name}@example.com`, name, rootRole: 'Viewer' })),
        projects: [{ id: 'shop', name: 'Shop', mode: 'private' }],
      },
    },
  });
  const { workspace } = stage;
  workspace.write(
    'people.tfquery.hcl',
    'list "unleash_user" "viewers" {\n  provider = unleash\n  config {\n    root_role = 3\n  }\n}\nlist "unleash_project" "all" {\n  provider = unleash\n}\n',
  );
  const found = await workspace.run('query', '-no-color', '-generate-config-out=adopted.tf');
  expect(found.stderr).toBe('');
  for (const name of ['ann@example.com', 'bob@example.com', 'shop', 'default']) expect(found.stdout).toContain(name);
  const adopted = workspace.read('adopted.tf');
  expect(adopted.match(/^import \{/gm)).toHaveLength(4);
  const planned = await workspace.run('plan', '-input=false', '-no-color');
  expect(planned.stderr).toBe('');
  expect(planned.stdout).toContain('Plan: 4 to import, 0 to add, 0 to change, 0 to destroy.');
});
