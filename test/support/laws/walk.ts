// How the laws walk an example: which of its blocks they are about, and what changed.
import { expect } from 'vitest';
import type { Member } from '../../../workshop/catalog.ts';
import type { Pair } from '../../../src/terraform/framework/index.ts';
import type { Change, Configuration, Diagnostic, MiniCore } from '../../../src/terraform/testing/index.ts';

/** A member whose examples are text, or in other words than those. */
export interface Lawful extends Omit<Member, 'examples'> {
  readonly examples: readonly Configuration[];
}

/** A server in its first state, with a core beside it. */
export interface Place extends AsyncDisposable {
  readonly core: MiniCore;
  /** A second person's Terraform on the same server. */
  another(): Promise<MiniCore>;
  /** All that the server holds and that comparing makes sense for. */
  snapshot(): unknown;
}

/** Opens a place of its own for each walk. */
export type Open = () => Promise<Place>;

/** The change of the resource that an example is about; the others are its surroundings. */
export const targetOf = ({ type }: Lawful, changes: readonly Change[]) =>
  changes.find(({ address }) => address.startsWith(`${type}.`))!;

const addressOf = ({ type }: Lawful, core: MiniCore) =>
  [...core.state.keys()].find((address) => address.startsWith(`${type}.`))!;

export const stateOf = (member: Lawful, core: MiniCore) => core.state.get(addressOf(member, core))!.value;

export const errorsOf = (changes: readonly Change[]) =>
  changes.flatMap(({ diagnostics }) => diagnostics).filter(({ severity }) => severity === 'error');

/** Everything but what stays as it is: changes to come, and blocks that were refused. */
export const pending = (changes: readonly Change[]) =>
  changes.filter((change) => change.action !== 'no-op' || errorsOf([change]).length > 0);

/** Without what suggests to keep a secret out of state, which examples of the other way are told. */
export const exceptSuggestions = ({ resource }: Lawful, diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(
    ({ severity, summary, path }) =>
      !(
        severity === 'warning' &&
        resource.attributes[path ?? '']?.facts.pair &&
        summary === `${path} is kept in state`
      ),
  );

/** The pair that an attribute belongs to, in whichever of its parts. */
export const pairOf = ({ resource }: Lawful, name: string): Pair | undefined =>
  Object.entries(resource.attributes).find(
    ([
      secret,
      {
        facts: { pair },
      },
    ]) => pair && [secret, pair.written, pair.version].includes(name),
  )?.[1].facts.pair;

export const importId = ({ resource }: Lawful, state: { readonly [name: string]: unknown }) =>
  resource.identity.length === 0 ? resource.name : resource.identity.map((name) => String(state[name])).join(':');

export const attributesOf = ({ resource }: Lawful) => Object.entries(resource.attributes);

/** Another value of a fixed attribute makes another object. */
export const isFixed = ({ resource }: Lawful, name: string): boolean =>
  !resource.update || resource.identity.includes(name) || resource.attributes[name]!.facts.forcesReplacement === true;

/** The change of the target, after an apply without errors. */
export async function applied(member: Lawful, core: MiniCore, example: Configuration): Promise<Change> {
  const changes = await core.apply(example);
  expect(errorsOf(changes)).toEqual([]);
  return targetOf(member, changes);
}
