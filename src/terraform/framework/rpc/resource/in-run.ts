// What one object means to the run as a whole: which names and things it has, gives up and takes.
import type { Model } from '../../attributes/index.ts';
import type { PrivateState } from '../../private-state.ts';
import type { Report } from '../../report.ts';
import { explain } from '../../report-failure.ts';
import type { Clash, Entry } from '../../run/ledger.ts';
import type { Managed } from './managed.ts';
import { isShareable, namesOf } from './names.ts';
import { notePlanned } from './state-names.ts';

/** Under this key a planned change carries the id of its run to the process that applies it. */
const runKey = 'run';

interface PlannedChange {
  readonly prior: Model | null;
  readonly planned: Model;
  readonly config: Model;
  /** Another object takes its place. */
  readonly isReplaced: boolean;
  /** Terraform has nothing to do, unless it is told to replace it all the same. */
  readonly isUnchanged: boolean;
}

export function planInRun(
  managed: Managed,
  { prior, planned, config, isReplaced, isUnchanged }: PlannedChange,
  privateState: PrivateState,
  report: Report,
): void {
  const { run } = managed.session;
  const isAgain = isPlannedAgain(managed, prior, privateState);
  notePlanned(managed, prior, planned);
  const { before, after, ...entry } = entryOf(managed, { prior, planned, config, isReplaced });
  const { given, taken } = partsOf(managed, { planned, things: after, isAgain, isUnchanged, isNew: entry.isNew });
  const clash = run.plans({ ...entry, before: [...before, ...given], after: [...after, ...taken] }, isAgain);
  privateState.handOver(runKey, run.id);
  if (clash) reportClash(managed, clash, planned, report);
}

export function planDestroyInRun(managed: Managed, prior: Model, privateState: PrivateState, report: Report): void {
  const { run } = managed.session;
  const clash = run.plansDestroy(entryOf(managed, { prior, planned: null, config: null, isReplaced: false }));
  privateState.handOver(runKey, run.id);
  if (clash) reportClash(managed, clash, prior, report);
}

/** Whether this plan is the second one of a replacement: it has no prior object, and gets what the first one answered. */
export const isPlannedAgain = (managed: Managed, prior: Model | null, privateState: PrivateState): boolean =>
  prior === null && privateState.handedOver(runKey) === managed.session.run.id;

/** Finds the notes of the plan that this change is of. */
export const continueRun = (managed: Managed, privateState: PrivateState): void =>
  managed.session.run.continues(privateState.handedOver(runKey));

/** Whether another block of the run has the very thing that this one would take away. */
export const isHeldElsewhere = (managed: Managed, prior: Model): boolean =>
  isShareable(managed) && namesOf(managed, prior).some((name) => managed.session.run.holds(name));

/** Waits for what this run writes already to the same things, under whatever address or type of block. */
export function inTurn<T>(
  managed: Managed,
  models: readonly (Model | null | undefined)[],
  work: () => Promise<T>,
): Promise<T> {
  if (!isShareable(managed)) return work();
  const things = models.flatMap((model) =>
    model ? [...namesOf(managed, model), ...(managed.resource.claims?.(model, null) ?? [])] : [],
  );
  return managed.session.run.inTurn([...new Set(things)], work);
}

/** Blocks that the plan leaves as they are although they are a part of what is to be deleted, and would go with it. */
export function partsThatStay(managed: Managed, prior: Model): readonly string[] {
  const { run } = managed.session;
  const things = managed.resource.claims?.(prior, null) ?? [];
  return [...new Set(things.flatMap((thing) => run.keptUnder(insideKey(thing, ''))))];
}

interface Part {
  readonly planned: Model;
  readonly things: readonly string[];
  readonly isAgain: boolean;
  readonly isUnchanged: boolean;
  readonly isNew: boolean;
}

/**
 * What the ledger is to know so that nothing is deleted with what is a part of it and stays as it is. That an object is made
 * anew is told only by a second plan or, where it is tainted, by parts of it that are there though it is new: then the delete
 * has to find notes of this plan.
 */
function partsOf(managed: Managed, { planned, things, isAgain, isUnchanged, isNew }: Part) {
  const { run } = managed.session;
  const wholes = managed.resource.insideOf?.(planned) ?? [];
  const parts = wholes.map((whole) => insideKey(whole, managed.label(planned)));
  if (isAgain) return { given: [...parts, ...things.map(anewKey)], taken: [] };
  if (isUnchanged) return { given: wholes.filter((whole) => run.holds(newKey(whole))).map(anewKey), taken: parts };
  if (!isNew) return { given: [], taken: [] };
  const isWhole = (thing: string) => run.keptUnder(insideKey(thing, '')).length > 0;
  return { given: things.filter(isWhole).map(anewKey), taken: things.map(newKey) };
}

const newKey = (thing: string) => `new ${thing}`;
const anewKey = (thing: string) => `anew ${thing}`;
const insideKey = (thing: string, label: string) => `inside ${thing}: ${label}`;

export const noteDestroyed = (managed: Managed, prior: Model): void =>
  managed.session.run.destroyed(namesOf(managed, prior));

/** Does `work` again for as long as its name is taken and something of this run may still free it. */
export async function onceNameIsFree<T>(managed: Managed, planned: Model, work: () => Promise<T>): Promise<T> {
  const { run, provider } = managed.session;
  const mayBeFreed = namesOf(managed, planned).some((name) => run.mayFree(name));
  let refusal: unknown;
  const done = await run.untilOthersDone(async () => {
    try {
      return { result: await work() };
    } catch (error) {
      if (!mayBeFreed || !explain(provider, error).failure?.conflict) throw error;
      refusal = error;
      return undefined;
    }
  });
  if (!done) throw refusal;
  return done.result;
}

/** What to do about a taken name that this run frees, but later than it is needed; undefined where it does not. */
export const nameIsFreedLater = (managed: Managed, planned: Model): string | undefined =>
  namesOf(managed, planned).some((name) => managed.session.run.frees(name))
    ? `Another block has this name still and gives it up in this run, but Terraform came here first. ${applyAgain}`
    : undefined;

/** The same for an object that gets another name: which names others give up is known only where something is destroyed. */
export const nameMayBeFreedLater = (managed: Managed, planned: Model): string =>
  nameIsFreedLater(managed, planned) ??
  `If another block has this name still and gives it up in this run, Terraform came here first. ${applyAgain}`;

const applyAgain =
  'Apply again: each apply gets further. A map with for_each in place of a list with count avoids it; to swap two names, go over a third one.';

interface Planned {
  readonly prior: Model | null;
  readonly planned: Model | null;
  readonly config: Model | null;
  readonly isReplaced: boolean;
}

function entryOf(managed: Managed, { prior, planned, config, isReplaced }: Planned): Entry {
  const { resource } = managed;
  const claims = (model: Model, config: Model | null): readonly string[] | undefined =>
    resource.claims ? resource.claims(model, config) : [];
  const names = (model: Model | null) => (model ? namesOf(managed, model) : []);
  const before = (prior && claims(prior, null)) ?? [];
  // What takes the place of an object is not known to have what that had: it is written after the object is gone.
  const after = planned ? (claims(planned, config) ?? (isReplaced ? [] : before)) : [];
  return {
    typeName: managed.typeName,
    isNamed: !isShareable(managed),
    isNew: prior === null,
    namesBefore: names(prior),
    namesAfter: names(planned),
    before: [...names(prior), ...before],
    after: [...names(planned), ...after],
  };
}

function reportClash(managed: Managed, { kind, other }: Clash, model: Model, report: Report): void {
  const { resource, typeName } = managed;
  const label = managed.label(model);
  const [attribute] = [...(resource.naming ?? []), ...resource.identity].filter((name) => model[name] !== null);
  const path = attribute === undefined ? undefined : [{ attribute }];
  if (kind === 'twice') {
    const same = other === typeName ? 'Another block' : `A block of the type ${other}`;
    report.error(
      `${label} stands in two blocks`,
      `${same} of this configuration has the same ${resource.naming ? 'name' : 'object'}. Each would undo what the other does, and destroying one would take it from both. Remove one of them, or give it another ${attribute ?? 'place'}.`,
      path,
    );
    return;
  }
  if (other !== typeName) {
    report.error(
      `${label} would be destroyed and created again as another type`,
      `A block of the type ${typeName} and one of the type ${other} have it: one leaves the configuration and the other is new. ${managed.service} cannot turn the one into the other, so "moved" does not help, and Terraform deletes and creates in no certain order. Apply the removal first, then add the new block.`,
      path,
    );
    return;
  }
  report.error(
    `${label} would be destroyed and created again`,
    `One block that has it leaves the configuration and another one that has it is new, so Terraform would delete the object with all that it holds. If only the address has changed, say so, and nothing happens to it:\n\nmoved {\n  from = ${typeName}.OLD\n  to   = ${typeName}.NEW\n}\n\nIf it is to be deleted and made anew, apply the removal first.`,
    path,
  );
}
