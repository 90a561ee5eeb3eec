// Under which cores the laws are held: all of them in a full run, and in a quick one each member under one of them in turn.
import { type Feature, nameOf, type Profile, profiles, profilesWith } from '../../src/terraform/testing/index.ts';
import { diagonal } from './size.ts';

/** With its name, as tests show it. */
export interface Core {
  readonly core: string;
  readonly profile: Profile;
}

/**
 * Each member with each core that it is tried under.
 * @param feature only cores that have it
 */
export function underCores<M extends object>(members: readonly M[], feature?: Feature): (M & Core)[] {
  const able = feature ? profilesWith(feature) : profiles;
  return members.flatMap((member, row) =>
    diagonal(able, row, { quick: able.length }).map((profile) => ({ ...member, core: nameOf(profile), profile })),
  );
}
