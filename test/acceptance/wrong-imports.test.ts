// Import ids that name nothing, or nothing that Terraform may manage: one error, and nothing comes into state.
import { describe, expect, test } from 'vitest';
import { addressesIn, errorsIn, openStage } from '../../workshop/acceptance.ts';
import { resource, role } from './blocks.ts';

const imports: (readonly [what: string, main: string, id: string, says: RegExp])[] = [
  [
    'half an id',
    resource('project_environment', 'project_id = "default"', 'environment_name = "production"'),
    'default',
    /Got "default"\. It is not complete\. .*terraform import unleash_project_environment\.example <project_id>:<environment_name>/,
  ],
  [
    'a name for a number',
    resource('group', 'name = "G"'),
    'G',
    /Got "G"\. There is no unleash_group, or not only one, with this name\. .*<id>, or its name/,
  ],
  [
    'a path for a number',
    resource('user', 'username = "u"', 'root_role = 3'),
    '../api-tokens',
    /There is no unleash_user, or not only one, with this email or username/,
  ],
  ['a group that is not there', resource('group', 'name = "G"'), '99', /non-existent remote object/],
  ['a role that is not there', role(''), '99', /non-existent remote object/],
  [
    'an environment of an unknown project',
    resource('project_environment', 'project_id = "nowhere"', 'environment_name = "production"'),
    'nowhere:production',
    /non-existent remote object/,
  ],
  [
    'access to an unknown project',
    resource('project_access', 'project = "nowhere"', 'roles = []'),
    'nowhere',
    /non-existent remote object/,
  ],
];

describe('import refuses', () => {
  test.each(imports)('%s', async (_what, main, id, says) => {
    await using stage = await openStage({ main });
    const [, type] = /"(\w+)" "it"/.exec(main) ?? [];
    const outcome = await stage.workspace.run('import', `${type}.it`, id);
    expect(errorsIn(outcome)).toEqual([expect.stringMatching(says)]);
    expect(addressesIn(stage.workspace)).toEqual([]);
  });

  test('a predefined role: it is imported as it is, and then no plan may touch it', async () => {
    await using stage = await openStage({ main: role('') });
    await stage.workspace.importResource('unleash_role.it', '1');
    expect(errorsIn(await stage.workspace.plan())).toEqual([
      expect.stringMatching(/"terraform state rm", and refer to it/),
    ]);
  });
});
