// Creates an object, or adopts one that always exists.
import type { ObjectValue } from '../../../protocol/index.ts';
import { explain, reportFailure } from '../../report-failure.ts';
import type { Change } from './apply-change.ts';
import { writeContext } from './contexts.ts';
import { desiredFrom } from './desired.ts';
import { findByName, isAsPlanned } from './find.ts';
import { importId } from './import-state.ts';
import type { Model } from './managed.ts';
import { knownOf, readBack } from './read-back.ts';

/** State of the new object; null when there is none. */
export async function createObject(change: Change): Promise<Model | null> {
  const { managed, api, planned, config, report } = change;
  const { resource } = managed;
  const desired = desiredFrom(resource.attributes, planned, config, null);
  const context = writeContext(change.context, { prior: null, desired, planned });
  const body: unknown = resource.toBody(desired);
  const identity = resource.create
    ? await create(change, () => resource.create!(api, body, context) as Promise<Model>)
    : managed.identityOf(planned);
  if (!identity) return null;
  const incomplete = resource.completeWithUpdate?.some((name) => (desired[name] ?? null) !== null);
  if (!resource.create || incomplete) {
    try {
      await resource.update!(api, identity, body, context);
    } catch (error) {
      const summary = `Cannot ${resource.create ? 'complete' : 'update'} ${managed.label(planned)}`;
      reportFailure(report, managed.session.provider, error, {
        summary,
        attributes: resource.attributes,
        fields: resource.fields ?? {},
      });
      return resource.create ? knownOf(managed, planned, identity) : null;
    }
  }
  return readBack(change, identity);
}

/**
 * The identity of the created object. When the answer was lost the object is looked for by its name, and taken for ours if it
 * is exactly as planned; so nothing is orphaned, and nothing is made twice.
 */
async function create(change: Change, work: () => Promise<Model>): Promise<Model | null> {
  const { managed, planned, report } = change;
  const { provider } = managed.session;
  try {
    return await work();
  } catch (error) {
    const { failure } = explain(provider, error);
    const present = failure?.mayHaveHappened || failure?.conflict ? await findByName(change) : null;
    if (present && failure?.mayHaveHappened && (await isAsPlanned(change, present))) return present;
    reportFailure(report, provider, error, {
      summary: `Cannot create ${managed.label(planned)}`,
      attributes: managed.resource.attributes,
      fields: managed.resource.fields ?? {},
      hint: hintFor(change, present, failure?.gone),
    });
    return null;
  }
}

/** Tells how to take over the object that is in the way, or that there is nothing to attach this one to. */
function hintFor({ managed }: Change, present: ObjectValue | null, gone = false): string | undefined {
  if (gone) return 'Something that it refers to does not exist. Check the names and ids in its configuration.';
  if (!present) return undefined;
  return `An object of this name exists already. If Terraform is to manage it, import it: terraform import ${managed.typeName}.NAME ${importId(managed, present as Model)}`;
}
