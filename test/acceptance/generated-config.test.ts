// Generated configuration with a terraform that asks the provider for it (1.14 and newer): what it writes plans no change.
import { expect, test } from 'vitest';
import { openStage } from '../../workshop/acceptance.ts';
import { newerTerraform } from '../../workshop/newer-terraform.ts';

const newer = newerTerraform();

test.skipIf(!newer)('import blocks of a whole team write configuration that plans no change', async () => {
  const main = `
import {
  to = unleash_project.shop
  id = "shop"
}
import {
  to = unleash_project_environment.production
  id = "shop:production"
}
import {
  to = unleash_environment.staging
  id = "staging"
}
import {
  to = unleash_user.ann
  id = "2"
}
`;
  await using stage = await openStage({
    main,
    terraformEnv: { ...newer?.env },
    sandbox: {
      seed: {
        environments: [{ name: 'staging', type: 'preproduction', requiredApprovals: 2 }],
        users: [{ email: 'ann@example.com', name: 'Ann', rootRole: 'Editor' }],
        projects: [{ id: 'shop', name: 'Shop', mode: 'private', environments: ['production'] }],
      },
    },
  });
  const { workspace } = stage;
  const planned = await workspace.run('plan', '-input=false', '-no-color', '-generate-config-out=generated.tf');
  expect(planned.stderr).toBe('');
  expect(planned.stdout).toContain('Plan: 4 to import, 0 to add, 0 to change, 0 to destroy.');
  const written = workspace.read('generated.tf').replace(/ +/g, ' ');
  for (const line of ['default_stickiness = "default"', 'description = null', 'password = null # sensitive'])
    expect(written).toContain(line);
  await workspace.apply();
  expect((await workspace.plan()).code).toBe(0);
});
