// Creates an object, or adopts one that always exists.
import type { ObjectValue } from '../../../protocol/index.ts';
import { explain, reportFailure } from '../../report-failure.ts';
import type { Change } from './apply-change.ts';
import { writeContext } from './contexts.ts';
import { desiredFrom } from './desired.ts';
import { findNamed, isAsPlanned, namingAttribute } from './find.ts';
import { importId } from './import-state.ts';
import { nameIsFreedLater, onceNameIsFree } from './in-run.ts';
import { noteMade, wasMade } from './made.ts';
import type { Model } from './managed.ts';
import { howToKeep, knownOf, readBack } from './read-back.ts';

/** State of the new object; null when there is none. */
export async function createObject(change: Change): Promise<Model | null> {
  const { managed, api, planned, config, report } = change;
  const { resource } = managed;
  const desired = desiredFrom(resource.attributes, planned, config, null);
  const context = writeContext(change.context, { prior: null, desired, planned });
  const body: unknown = resource.toBody(desired);
  const made = resource.create
    ? await create(change, () => resource.create!(api, body, context) as Promise<Model>)
    : { identity: managed.identityOf(planned), takenOver: false };
  if (!made) return null;
  const { identity } = made;
  noteMade(managed, identity, made.takenOver ? 'taken over' : 'created');
  const incomplete = resource.completeWithUpdate?.some((name) => (desired[name] ?? null) !== null);
  if (resource.update && (incomplete || !resource.create || made.takenOver)) {
    try {
      await resource.update(api, identity, body, context);
    } catch (error) {
      const summary = `Cannot ${resource.create ? 'complete' : 'update'} ${managed.label(planned)}`;
      reportFailure(report, managed.session.provider, error, {
        summary,
        about: managed,
        attributes: resource.attributes,
        fields: resource.fields ?? {},
        hint: resource.create && howToKeep(managed),
      });
      return resource.create ? knownOf(managed, planned, identity) : null;
    }
  }
  return readBack(change, identity);
}

interface Made {
  readonly identity: Model;
  /** An earlier run made it: what it could not write, or is never shown, is written again. */
  readonly takenOver: boolean;
}

/**
 * The created object. When the answer was lost the object is looked for by its name, and taken for ours if it is exactly as
 * planned; so nothing is orphaned, and nothing is made twice. The same goes for an answer that an earlier run lost.
 */
async function create(change: Change, work: () => Promise<Model>): Promise<Made | null> {
  const { managed, planned, report } = change;
  const { provider } = managed.session;
  try {
    return { identity: await onceNameIsFree(managed, planned, work), takenOver: false };
  } catch (error) {
    const { failure } = explain(provider, error);
    const holder = failure?.mayHaveHappened || failure?.conflict ? await findNamed(change) : null;
    const present = holder && managed.identityOf(holder);
    if (present && failure?.mayHaveHappened && (await isAsPlanned(change, present)))
      return { identity: present, takenOver: false };
    if (present && (await isLeftBehind(change, present))) {
      warnOfTakeover(change, present);
      return { identity: present, takenOver: true };
    }
    reportFailure(report, provider, error, {
      summary: `Cannot create ${managed.label(planned)}`,
      about: managed,
      attribute: failure?.conflict ? namingAttribute(change, holder) : undefined,
      attributes: managed.resource.attributes,
      fields: managed.resource.fields ?? {},
      hint: hintFor(change, present, failure?.gone),
    });
    return null;
  }
}

/** Whether an object that is in the way was made by a run of this caller that ended before Terraform heard of it. */
async function isLeftBehind(change: Change, identity: Model): Promise<boolean> {
  const { managed, lookAgain, planned } = change;
  const { madeJustNow } = managed.resource;
  if (!madeJustNow || wasMade(managed, identity, 'created', 'taken over')) return false;
  if (!(await isAsPlanned(change, identity))) return false;
  // Whoever may not read who made it cannot take it over: the conflict stands, and says how to import it.
  return madeJustNow(lookAgain, { ...planned, ...identity }).catch(() => false);
}

function warnOfTakeover({ managed, planned, report }: Change, identity: Model): void {
  report.warning(
    `${managed.label({ ...planned, ...identity })} existed already and was taken over`,
    `It is as planned in every way, and was made within the last hour with the token that this provider uses: a run that was cut off must have made it before Terraform could write it down. If it belongs to another configuration, remove it from this state with "terraform state rm" and give this one another name.`,
  );
}

/** Tells how to take over the object that is in the way, or that there is nothing to attach this one to. */
function hintFor({ managed, planned }: Change, present: ObjectValue | null, gone = false): string | undefined {
  if (gone) return 'Something that it refers to does not exist. Check the names and ids in its configuration.';
  if (!present) return undefined;
  const freed = nameIsFreedLater(managed, planned);
  if (freed) return freed;
  return `An object of this name exists already. If Terraform is to manage it, import it: terraform import ${managed.typeName}.NAME ${importId(managed, present as Model)}`;
}
