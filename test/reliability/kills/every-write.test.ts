// The provider is killed after each write of each resource: creating, changing and destroying it, in process.
import { afterAll, describe, expect, test } from 'vitest';
import { type Member, members } from '../../../workshop/catalog.ts';
import type { Change } from '../../../src/terraform/testing/index.ts';
import { KillableCore } from './killable-core.ts';

const figures = { resources: 0, kills: 0, takenOver: 0, left: 0, helped: 0 };
afterAll(() => {
  const { resources, kills, takenOver, left, helped } = figures;
  console.log(
    `kills: ${resources} resources, killed after each of ${kills} writes, ${takenOver} objects taken over, every re-apply as configured; ${left} times something without a unique name stayed beside its second, ${helped} times a token was to be deleted first`,
  );
});

/** Nothing tells one of these from its twin, so a re-apply makes another; a token whose secret is lost is of no use anyway. */
const nameless = ['api_token', 'project_api_token', 'banner', 'integration', 'invite_link'];
/** Its description is taken, and its secret lost: a re-apply says which token to delete. */
const needsHelp = ['service_account_token'];

/** Kills the work after each of its writes, does it again, and compares with what it does undisturbed. */
async function killEach(member: Member, core: KillableCore, work: () => Promise<readonly Change[]>) {
  const start = core.now();
  await work();
  const [end, expected] = [core.now(), core.holdings()];
  for (let writes = 1; ; writes += 1) {
    core.returnTo(start);
    if (!(await core.killAfter(writes, work))) break;
    figures.kills += 1;
    const diagnostics = (await work()).flatMap((change) => change.diagnostics);
    figures.takenOver += diagnostics.filter(({ summary }) => summary.endsWith('was taken over')).length;
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (needsHelp.includes(member.resource.name) && errors.length > 0) {
      expect(errors[0]!.detail).toMatch(/delete it in Unleash and apply again/);
      figures.helped += 1;
      core.sandbox.store.personalTokens.clear();
      await work();
      expect(core.holdings()).toEqual(expected);
      continue;
    }
    expect([writes, errors]).toEqual([writes, []]);
    const held = core.holdings();
    if (nameless.includes(member.resource.name) && JSON.stringify(held).length > JSON.stringify(expected).length)
      figures.left += 1;
    else expect([writes, held]).toEqual([writes, expected]);
  }
  core.returnTo(end);
}

describe.each(members)('$type', (member) => {
  test('comes to what is configured, wherever it is killed', async () => {
    figures.resources += 1;
    await using core = await KillableCore.open();
    for (const example of member.examples) await killEach(member, core, () => core.core.apply(example));
    await killEach(member, core, () => core.core.destroy());
  });
});
