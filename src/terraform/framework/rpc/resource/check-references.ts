// Looks whether the objects are there that a planned one names: those that it did not name before, as far as they are known.
import type { Call } from '../../../protocol/index.ts';
import { type Attributes, type Model, type Reference, referencesIn } from '../../attributes/index.ts';
import type { Referent } from '../../define-provider.ts';
import type { Report } from '../../report.ts';
import type { Managed } from './managed.ts';
import { nameKey } from './names.ts';

interface Change {
  readonly prior: Model | null;
  readonly config: Model;
}

/**
 * What the server gives numbers to must be there. What has a name may be made by any block of the run, so there it is a
 * warning, and none where some block has the name. While objects are written their server is the judge.
 */
export async function checkReferences(managed: Managed, change: Change, call: Call, report: Report): Promise<void> {
  const { session } = managed;
  if (session.run.isWriting) return;
  const added = addedBy(managed.resource.attributes, change);
  for (const kind of new Set(added.map((reference) => reference.kind))) {
    const referent = session.provider.referents?.[kind];
    const references = added.filter((reference) => reference.kind === kind);
    if (referent) await checkKind(managed, referent, references, call, report);
  }
}

/** Compared attribute by attribute, so that a member that moves inside of a list does not count as new. */
function addedBy(attributes: Attributes, { prior, config }: Change): Reference[] {
  const placeOf = (reference: Reference) =>
    JSON.stringify([rootOf(reference), reference.kind, String(reference.value)]);
  const before = new Set(referencesIn(attributes, prior).map(placeOf));
  return referencesIn(attributes, config).filter((reference) => !before.has(placeOf(reference)));
}

async function checkKind(
  managed: Managed,
  { noun, find }: Referent<unknown>,
  references: readonly Reference[],
  call: Call,
  report: Report,
): Promise<void> {
  const { session, service } = managed;
  const listed = await find(session.api(call, { shareReads: true }));
  const open: Reference[] = [];
  for (const reference of references) {
    const isMissing = listed?.([reference.value], rootOf(reference)) !== undefined;
    if (isMissing && !(await isMadeByRun(managed, reference))) open.push(reference);
  }
  // Another configuration of the provider may have made it since the list was read.
  const present = open.length > 0 ? await find(session.api(call)) : undefined;
  for (const root of new Set(open.map(rootOf))) {
    const missing = open.filter((one) => rootOf(one) === root && present?.([one.value], root) !== undefined);
    const problem = present?.(
      missing.map(({ value }) => value),
      root,
    );
    const [first] = missing;
    if (problem === undefined || !first) continue;
    const path = missing.length === 1 ? first.path : [{ attribute: root }];
    const summary = `Unknown ${noun}`;
    if ((await keyOf(managed, first)) === undefined) report.error(summary, problem, path);
    else
      report.warning(
        summary,
        `${problem} ${service} refuses it when it is applied, unless this run creates it first.`,
        path,
      );
  }
}

/** The attribute of the block that holds it. */
const rootOf = ({ path: [root] }: Reference): string => (root && 'attribute' in root ? root.attribute : '');

async function isMadeByRun(managed: Managed, reference: Reference): Promise<boolean> {
  const key = await keyOf(managed, reference);
  return key !== undefined && managed.session.run.willHold(key);
}

/** Key in the ledger of the run of what has a name; undefined for what the server gives a number to. */
async function keyOf({ session }: Managed, { target, value }: Reference): Promise<string | undefined> {
  const [name = '', attribute] = target?.split('.') ?? [];
  const resource = await session.provider.members.resources.get(name)?.();
  if (!resource || attribute === undefined || !resource.naming?.includes(attribute)) return undefined;
  return nameKey(session.provider, resource, attribute, String(value));
}
