// State after a write, as the server shows it.
import { isWhollyKnown, mapObject, type Model } from '../../attributes/index.ts';
import { knownOf, type Observation } from '../../objects/index.ts';
import { reportFailure } from '../../report-failure.ts';
import type { Change } from './change.ts';
import type { Managed } from './managed.ts';

/**
 * Reads the object that a write left behind and checks that it is as planned. When it cannot be read, state holds what is
 * known of it: an object that exists is never dropped.
 */
export async function readBack(change: Change, identity: Model): Promise<Model> {
  const { managed, apiWithoutLimit, planned, report } = change;
  const label = managed.label({ ...planned, ...identity });
  // What the create answered alone may know the whole of a secret that identifies the object.
  const wanted = (name: string) => (planned[name] === undefined ? identity[name] : planned[name]);
  try {
    const observed = await observeInTime(managed, apiWithoutLimit, identity);
    if (observed) {
      const state = managed.settle(
        observed,
        mapObject(managed.resource.attributes, (_, name) => wanted(name)),
      );
      // Fails here, where what is known can still be saved, when the resource made state of a wrong shape.
      managed.encode(state);
      if (!report.failed) reportDifferences(change, state);
      return state;
    }
    report.error(
      `${label} cannot be found`,
      `${managed.service} accepted the write and then did not show the object. Somebody may have deleted it just now: plan again.`,
    );
  } catch (error) {
    reportFailure(report, managed.session.provider, error, {
      summary: `Cannot read ${label} back`,
      about: managed,
      hint: change.prior ? 'The write itself succeeded. Apply again to complete it.' : howToKeep(managed),
    });
  }
  return knownOf(managed.resource, planned, identity);
}

/** Milliseconds between looks for an object that was written a moment ago: some servers answer from a copy that lags behind. */
const looks = [250, 500, 1000, 2000, 2000] as const;

async function observeInTime(managed: Managed, api: unknown, identity: Model): Promise<Observation | null> {
  for (const wait of looks) {
    const observed = await managed.observe(api, identity);
    if (observed) return observed;
    await managed.session.pause(wait);
  }
  return managed.observe(api, identity);
}

/** Terraform replaces what a create left behind with an error, unless it is told not to. */
export const howToKeep = ({ typeName }: Managed): string =>
  `The object exists. Terraform calls it tainted and would replace it with the next apply; to keep it as it is, run "terraform untaint ${typeName}.NAME" before you apply again.`;

/** Terraform would call a result that is not as planned a bug; here it is the server that decided otherwise. */
function reportDifferences({ managed, planned, prior, report }: Change, state: Model): void {
  const { resource, typeName, service } = managed;
  const hint = prior ? '' : `\n\n${howToKeep(managed)}`;
  for (const [name, attribute] of Object.entries(resource.attributes)) {
    if (!isWhollyKnown(planned[name]) || attribute.same(planned[name], state[name])) continue;
    report.error(
      `${service} did not keep ${name}`,
      `${typeName} was to have ${name} = ${attribute.show(planned[name])}, but afterwards ${service} has ${attribute.show(state[name])}. Somebody or something else may have changed it at the same moment, or this server does not support the value: plan again, and where that shows the same, set what it has.${hint}`,
      [{ attribute: name }],
    );
  }
}
