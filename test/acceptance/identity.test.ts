// Identities with a terraform that has them (1.12 and newer): a plan that makes an object can be shown, and state has its identity.
import { describe, expect, test } from 'vitest';
import { expectNothingPlanned, openStage } from '../../workshop/acceptance.ts';
import { members } from '../../workshop/catalog.ts';
import { has } from '../../src/terraform/testing/index.ts';
import { terraformBinaries } from '../../workshop/terraform-binaries.ts';
import { diagonal } from '../support/size.ts';

interface StateFile {
  readonly resources: readonly {
    readonly mode: string;
    readonly instances: readonly { readonly identity?: object; readonly identity_schema_version?: number }[];
  }[];
}

const able = terraformBinaries().filter(({ profile }) => has(profile, 'identity'));

describe.each(able)('$name', ({ env }) => {
  test.each(diagonal(members, 0, { quick: 15 }))(
    'the example of $type is shown, and has identities',
    async (member) => {
      await using stage = await openStage({ main: member.examples[0]!, terraformEnv: env });
      const { stdout, stderr } = await stage.workspace.run('plan', '-input=false');
      expect(stderr).toBe('');
      expect(stdout).not.toContain('Failed to marshal');
      expect(stdout).toContain(`resource "${member.type}"`);
      await stage.workspace.apply();
      const { resources } = JSON.parse(stage.workspace.read('terraform.tfstate')) as StateFile;
      const instances = resources.filter(({ mode }) => mode === 'managed').flatMap((one) => one.instances);
      for (const { identity } of instances) expect(Object.values(identity ?? {})).not.toEqual([]);
      await expectNothingPlanned(stage.workspace);
    },
  );
});
