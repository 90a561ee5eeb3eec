// Creates an object, or begins to manage one that always exists.
import type { Model } from '../../attributes/index.ts';
import type { Failure } from '../../failure.ts';
import { explain, reportFailure } from '../../report-failure.ts';
import { knownOf } from '../../objects/index.ts';
import { writeContext } from '../contexts.ts';
import type { Change } from './change.ts';
import { noteCreated } from './created-here.ts';
import { desiredFrom } from './desired.ts';
import { findNamed, namingAttribute } from './find.ts';
import { onceNameIsFree } from './in-run.ts';
import { howToKeep, readBack } from './read-back.ts';
import { howToGoOn, isMadeByThis, markLog, readCreation, takeOver, whatRunDoes } from './take-over.ts';

/** State of the new object; null when there is none. */
export async function createObject(change: Change): Promise<Model | null> {
  const { managed, api, planned, config, report } = change;
  const { resource } = managed;
  const desired = desiredFrom(resource.attributes, planned, config, null);
  const context = writeContext(change.context, { prior: null, desired, planned });
  const body = resource.toBody(desired);
  const identity = resource.create
    ? await create(change, () => resource.create!(api, body, context))
    : managed.identityOf(planned);
  if (!identity) return null;
  const incomplete = resource.completeWithUpdate?.some((name) => (desired[name] ?? null) !== null);
  if (resource.update && (incomplete || !resource.create)) {
    try {
      await resource.update(api, identity, body, context);
    } catch (error) {
      const summary = `Cannot ${resource.create ? 'complete' : 'update'} ${managed.label(planned)}`;
      reportFailure(report, managed.session.provider, error, {
        summary,
        about: managed,
        attributes: resource.attributes,
        config,
        fields: resource.fields ?? {},
        hint: resource.create && howToKeep(managed),
      });
      return resource.create ? knownOf(resource, planned, identity) : null;
    }
  }
  return readBack(change, identity);
}

/**
 * Identity of the created object. When the answer was lost the object is looked for by its name, and taken for ours where
 * nobody else can have made it; so nothing is orphaned, and nothing is made twice.
 */
async function create(change: Change, work: () => Promise<Model>): Promise<Model | null> {
  const { managed, planned, config, report } = change;
  const { provider } = managed.session;
  let mark: number | undefined;
  try {
    mark = await markLog(change);
    const identity = await onceNameIsFree(managed, planned, work);
    noteCreated(managed, identity, 'created');
    return identity;
  } catch (error) {
    const { failure } = explain(provider, error);
    const holder = failure?.mayHaveHappened || failure?.conflict ? await findNamed(change) : null;
    const present = holder && managed.identityOf(holder);
    const creation = present ? await readCreation(change, present) : undefined;
    if (present && failure?.mayHaveHappened && (await isMadeByThis(change, present, creation, mark))) {
      noteCreated(managed, present, 'created');
      return present;
    }
    if (present && (await takeOver(change, present, creation))) return present;
    reportFailure(report, provider, error, {
      summary: `Cannot create ${managed.label(planned)}`,
      about: managed,
      attribute: failure?.conflict ? namingAttribute(change, holder) : undefined,
      attributes: managed.resource.attributes,
      config,
      fields: managed.resource.fields ?? {},
      hint: present ? howToGoOn(change, present, creation) : hintWithout(change, failure),
    });
    return null;
  }
}

/** What to do where nothing of this type is in the way. */
function hintWithout(change: Change, failure: Failure | undefined): string | undefined {
  if (failure?.gone) return somethingIsMissing;
  return failure?.conflict ? whatRunDoes(change) : undefined;
}

const somethingIsMissing = 'Something that it refers to does not exist. Check the names and ids in its configuration.';
