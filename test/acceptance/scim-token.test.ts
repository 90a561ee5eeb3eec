// The SCIM token as an ephemeral value with the real terraform: whoever needs it has it once, and no plan cuts anybody off.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectNothingPlanned, openStage, stateOf } from '../../workshop/acceptance.ts';
import { readExamples } from '../../workshop/examples.ts';

// It is several processes, which a busy machine runs slowly.
const [example] = readExamples('ephemeral-resources/unleash_scim_token');
const main = (rotation: string) =>
  example!
    .replace(/token_rotation = "[^"]*"/, `token_rotation = "${rotation}"`)
    .replace(/command( +)= ".*"/, 'command$1= "printf %s \\"$SCIM_TOKEN\\" > seen"');

test('it is made by an apply alone, handed over in that run, and stored nowhere', async () => {
  await using stage = await openStage({ main: main('first') });
  const { workspace, sandbox } = stage;
  const valid = () => sandbox.store.settings.scim.token;
  const made = () => sandbox.requests.filter(({ operation }) => operation === 'generateNewToken').length;
  const rotate = async () => {
    expect((await workspace.plan('-out=saved')).code).toBe(2);
    const before = valid();
    const { code, stderr } = await workspace.run('apply', '-input=false', 'saved');
    expect(code, stderr).toBe(0);
    expect(valid()).not.toBe(before);
    expect(workspace.read('seen')).toBe(valid());
  };

  expect((await workspace.plan()).code).toBe(2);
  expect(valid()).toBeNull();
  await rotate();
  const first = valid();
  await expectNothingPlanned(workspace);
  await workspace.apply();
  expect([valid(), made()]).toEqual([first, 1]);

  stage.configure(main('second'));
  expect((await workspace.plan()).code).toBe(2);
  expect(valid()).toBe(first);
  await rotate();
  expect(made()).toBe(2);

  expect(stateOf(workspace)['unleash_scim.this']).toMatchObject({ token: null, token_rotation: 'second' });
  const kept = readdirSync(workspace.dir).filter((file) => /saved|tfstate/.test(file));
  expect(kept.length).toBeGreaterThan(1);
  for (const file of kept) {
    const text = readFileSync(join(workspace.dir, file), 'latin1');
    for (const token of [first, valid()]) expect(text).not.toContain(token);
  }
});
