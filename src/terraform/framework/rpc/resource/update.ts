// Updates an object in place.
import type { Model } from '../../attributes/index.ts';
import { explain, reportFailure } from '../../report-failure.ts';
import { writeContext } from '../contexts.ts';
import type { Change } from './change.ts';
import { changedNames } from './changed.ts';
import { desiredFrom } from './desired.ts';
import { nameMayBeFreedLater, onceNameIsFree } from './in-run.ts';
import { readBack } from './read-back.ts';
import { noteRenamed } from './state-names.ts';

/** State afterwards. A failure may come between two calls, so then state is what the server shows. */
export async function updateObject(change: Change, prior: Model): Promise<Model> {
  const { managed, api, apiWithoutLimit, planned, config, report } = change;
  const { resource } = managed;
  const identity = managed.identityOf(prior);
  const kept: Model = {};
  const desired = desiredFrom(resource.attributes, planned, config, prior);
  const changed = changedNames(managed, prior, planned);
  if (changed.every((name) => resource.attributes[name]?.facts.local)) return planned;
  try {
    const body = resource.toBody(desired);
    const context = writeContext(change.context, { prior, desired, planned, kept });
    await onceNameIsFree(managed, planned, () => resource.update!(api, identity, body, context));
    noteRenamed(managed, prior, planned);
  } catch (error) {
    const conflict = explain(managed.session.provider, error).failure?.conflict ?? false;
    reportFailure(report, managed.session.provider, error, {
      summary: `Cannot update ${managed.label(prior)}`,
      about: managed,
      attribute: conflict ? changedName(change, prior) : undefined,
      attributes: resource.attributes,
      config,
      fields: resource.fields ?? {},
      hint: conflict ? nameMayBeFreedLater(managed, planned) : undefined,
    });
    const observed = await managed.observe(apiWithoutLimit, identity).catch(() => null);
    const lastKnown = { ...prior, ...kept };
    return observed ? managed.settle(observed, lastKnown) : lastKnown;
  }
  return readBack(change, identity);
}

/** The name that an update would take, where it takes one. */
function changedName({ managed, planned }: Change, prior: Model): string | undefined {
  const { naming = [], attributes } = managed.resource;
  const changed = naming.filter(
    (name) => (planned[name] ?? null) !== null && !attributes[name]!.same(prior[name], planned[name]),
  );
  return changed.length === 1 ? changed[0] : undefined;
}
