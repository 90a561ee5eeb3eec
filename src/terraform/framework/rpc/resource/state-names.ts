// What becomes of the names that objects of this state have: kept, replaced, given up; and which are there twice.
import type { ObjectValue } from '../../../protocol/index.ts';
import type { Model } from '../../attributes/index.ts';
import type { Managed } from './managed.ts';
import { isShareable, namesOf } from './names.ts';

/** State has this object, whether the run plans anything for it or not. */
export const noteInState = (managed: Managed, model: ObjectValue): void =>
  managed.session.run.sees(namesOf(managed, model));

/** State has the object no more. */
export const noteGone = (managed: Managed, model: ObjectValue): void =>
  managed.session.run.left(namesOf(managed, model));

export function noteRenamed(managed: Managed, prior: Model, planned: Model): void {
  const left = without(namesOf(managed, prior), namesOf(managed, planned));
  if (left.length > 0) managed.session.run.left(left);
}

/** Which names stay with their object, and which go from one object to its replacement. */
export function notePlanned(managed: Managed, prior: Model | null, planned: Model): void {
  const { run } = managed.session;
  const names = namesOf(managed, planned);
  if (prior) {
    const before = namesOf(managed, prior);
    run.sees(before);
    run.keeps(
      names.filter((name) => before.includes(name)),
      without(before, names),
    );
    return;
  }
  const replaced = names.filter((name) => run.isSeen(name));
  if (replaced.length > 0) run.replaces(replaced);
}

/** Whether state has an object of these names already, under whatever address. */
export const isInState = (managed: Managed, model: ObjectValue): boolean =>
  namesOf(managed, model).some((name) => managed.session.run.isInState(name));

/** Whether state has an object of these names that this process has seen, and that the planned one is to replace. */
export const isSeen = (managed: Managed, planned: ObjectValue): boolean =>
  namesOf(managed, planned).some((name) => managed.session.run.isSeen(name));

/** Whether a block keeps the very object of which this copy in state is to go. */
export const isCopy = (managed: Managed, prior: Model): boolean =>
  !isShareable(managed) && namesOf(managed, prior).some((name) => managed.session.run.isCopied(name));

/** The same while the plan is being made, once everything else is planned that may be. */
export async function isPlannedCopy(managed: Managed, prior: Model): Promise<boolean> {
  const { run } = managed.session;
  if (isShareable(managed)) return false;
  if (isCopy(managed, prior)) return true;
  const names = namesOf(managed, prior);
  return (await run.untilOthersPlanned(() => names.some((name) => run.isKept(name)) || undefined)) ?? false;
}

/** What to do where the object to be replaced still has the name; undefined where nothing is replaced. */
export const replacementIsInTheWay = (managed: Managed, planned: Model): string | undefined =>
  namesOf(managed, planned).some((name) => managed.session.run.isReplaced(name))
    ? 'The object that this replacement is to destroy has the name still: with create_before_destroy two of one name would have to exist. Remove create_before_destroy from the block, and from those that depend on it and pass it on, or give the new object another name.'
    : undefined;

const without = (names: readonly string[], others: readonly string[]) => names.filter((name) => !others.includes(name));
