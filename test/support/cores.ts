// Under which cores the laws are held: all of them in a full run, and in a quick one each member under one of them in turn.
import { type Feature, nameOf, type Profile, profiles, profilesWith } from '../../src/terraform/testing/index.ts';
import type { Member } from '../../workshop/catalog.ts';
import type { Lawful } from './laws/index.ts';
import { diagonal } from './size.ts';
import { asWrittenFor } from './written-for.ts';

/** With its name, as tests show it. */
interface Core {
  readonly core: string;
  readonly profile: Profile;
}

/**
 * Each of them with each core that it is tried under.
 * @param feature only cores that have it
 */
export function underCores<M extends object>(all: readonly M[], feature?: Feature): (M & Core)[] {
  const able = feature ? profilesWith(feature) : profiles;
  return all.flatMap((one, row) =>
    diagonal(able, row, { quick: able.length }).map((profile) => ({ ...one, core: nameOf(profile), profile })),
  );
}

/** Members with each core that they are tried under, in the words that it knows. */
export const membersUnderCores = (all: readonly Member[], feature?: Feature): Promise<(Lawful & Core)[]> =>
  Promise.all(underCores(all, feature).map(async (one) => ({ ...one, ...(await asWrittenFor(one.profile, one)) })));
