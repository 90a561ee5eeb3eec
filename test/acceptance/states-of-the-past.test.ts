// States of earlier versions with the real terraform: one of each version is read, planned empty, and left as it is by an apply.
import { expect, test } from 'vitest';
import { expectNothingPlanned, openStage } from '../../workshop/acceptance.ts';
import { readState, returnTo, versions } from '../../workshop/states/state-of-the-past.ts';

test.each(versions())('that %s wrote of a project with a role', async (version) => {
  const past = readState(version, 'unleash_project_role_binding');
  const { sandbox, state } = await returnTo(past);
  await using stage = await openStage({
    main: past.configuration,
    env: () => ({ UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token }),
  });
  stage.workspace.write('terraform.tfstate', JSON.stringify(state));
  await expectNothingPlanned(stage.workspace);
  await stage.workspace.apply();
  await expectNothingPlanned(stage.workspace);
  expect(sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  await sandbox.stop();
});
