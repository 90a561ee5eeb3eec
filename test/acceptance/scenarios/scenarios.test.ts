// One table of scenarios, played by real cores and by the small core in their manner: what they plan, say and leave is the same.
import { describe, expect, test } from 'vitest';
import { has, type Profile } from '../../../src/terraform/testing/index.ts';
import { members } from '../../../workshop/catalog.ts';
import { terraformBinaries } from '../../../workshop/terraform-binaries.ts';
import { spread } from '../../support/size.ts';
import type { Open } from './driver.ts';
import { Play } from './play.ts';
import { openRealCore } from './real-core.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { openSmallCore } from './small-core.ts';

// Each test is a dozen processes, which a busy machine runs slowly.
const cases = terraformBinaries().flatMap(({ name: core, env, profile }) =>
  scenarios
    .filter(({ needs }) => needs === undefined || has(profile, needs))
    .flatMap((scenario) => scenario.of.map((type) => ({ core, env, profile, scenario, type, name: scenario.name }))),
);

describe.concurrent('scenarios', () => {
  test.each(spread(cases, { quick: 3 }))('$name: $type with $core', async ({ scenario, type, env, profile }) => {
    const small = await played(scenario, type, profile, openSmallCore(profile));
    expect(await played(scenario, type, profile, openRealCore(env))).toEqual(small);
  });
});

/** Every instance believes the same time. */
const instant = new Date();

async function played(scenario: Scenario, type: string, profile: Profile, open: Open) {
  await using driver = await open({ clock: () => instant });
  const play = new Play(driver, members.find((member) => member.type === type)!, profile);
  await scenario.walk(play);
  return play.told;
}
