// One rule of Terraform core: its title, what a wrong provider does, and when Terraform finds out.
import { tfplugin6, type Value } from '../../../src/terraform/protocol/index.ts';
import { has, type Profile } from '../../../src/terraform/testing/index.ts';
import type { Act } from './acts.ts';
import { thing } from './right-provider.ts';
import type { Spoiled } from './spoil.ts';

export interface Rule {
  readonly rule: string;
  readonly title: string;
  readonly wrong: Spoiled;
  /** What Terraform is at when it finds out. */
  readonly act: Act;
  /** The rule is the project's own: core says nothing, and loses something or crashes. */
  readonly isOwn?: true;
  /** What OpenTofu says instead; null where it says nothing, and the rule is the project's own there. */
  readonly openTofu?: string | null;
  /** Which cores come upon the rule; left out, all of them. */
  readonly on?: (profile: Profile) => boolean;
}

/** The object that every act is about, with something wrong in it. */
export const state = (change: { readonly [name: string]: Value }) =>
  thing({ id: '1', name: 'a', secret: null, ...change });

/** An answer that puts the work off. */
export const deferred = { deferred: { reason: tfplugin6.DeferredReason.values.PROVIDER_CONFIG_UNKNOWN } };
export const unaskedDeferral = 'Provider deferred changes when Terraform did not allow deferrals';

/** The rules about values that are only written, of which OpenTofu has one for every answer. */
export const ofWriteOnly = {
  on: (profile: Profile) => has(profile, 'write-only'),
  openTofu: 'Invalid provider response',
} satisfies Partial<Rule>;
