// Whose an object is that is in the way of a create: made by the call whose answer was lost, left by a run that was cut off, or neither.
import type { Creation } from '../../creation-log.ts';
import type { AnyAttribute, Model } from '../../attributes/index.ts';
import { importId } from '../../objects/index.ts';
import type { Change } from './change.ts';
import { wasCreatedHere, noteCreated } from './created-here.ts';
import { isAsPlanned } from './find.ts';
import { nameIsFreedLater } from './in-run.ts';
import type { Managed } from './managed.ts';
import { isShareable } from './names.ts';
import { isInState, replacementIsInTheWay } from './state-names.ts';

/** How long ago something was made "a moment ago", for a person who wonders what is in the way. */
const momentMinutes = 60;

/** Where the log stands before a create: what it tells of later, the create may have done. */
export async function markLog({ managed, api }: Change): Promise<number | undefined> {
  return managed.resource.creationLog?.position(api);
}

/** How the object in the way was made, as far as this caller may know. */
export async function readCreation({ managed, apiWithoutLimit, planned }: Change, identity: Model) {
  try {
    return await managed.resource.creationLog?.find(apiWithoutLimit, { ...planned, ...identity });
  } catch {
    // What a person must see is that the name is taken.
    return undefined;
  }
}

/**
 * Whether the create whose answer was lost made the object. Without a log, only what every create writes over, whoever
 * made it, counts as made.
 */
export async function isMadeByThis(
  change: Change,
  identity: Model,
  creation: Creation | undefined,
  mark: number | undefined,
): Promise<boolean> {
  const { managed } = change;
  const isMade = managed.resource.creationLog
    ? creation?.isOwn === true && mark !== undefined && creation.position > mark && !wasCreatedHere(managed, identity)
    : isShareable(managed);
  return isMade && (await isAsPlanned(change, identity));
}

/** Takes over what an earlier run of this caller left behind, where the provider block says that creates may. */
export async function takeOver(change: Change, identity: Model, creation: Creation | undefined): Promise<boolean> {
  const { managed, planned, report } = change;
  const { takeOverMinutes } = managed.session;
  if (takeOverMinutes === undefined || !creation?.isOwn || !creation.isUntouched) return false;
  if (creation.minutesAgo > takeOverMinutes) return false;
  const whole = { ...planned, ...identity };
  if (wasCreatedHere(managed, identity) || isInState(managed, whole) || !(await isAsPlanned(change, identity)))
    return false;
  noteCreated(managed, identity, 'taken over');
  const secrets = unseen(change);
  report.warning(
    `${managed.label(whole)} existed already and was taken over`,
    `It is as planned in every way that can be seen, and was made with ${credentialOf(managed)} no more than ${takeOverMinutes} minutes ago, which ${managed.session.provider.takeOverArgument} allows: a run that was cut off must have made it before Terraform could write it down.${secrets} If it belongs to another configuration, remove it from this state with "terraform state rm" and give this one another name.`,
  );
  return true;
}

const credentialOf = ({ session }: Managed) => session.provider.credential ?? 'the credentials that this provider uses';

/** Secrets that nobody can read are left as they were made. */
function unseen({ managed, planned, config }: Change): string {
  const { attributes } = managed.resource;
  const said = (name: string, { facts }: AnyAttribute) => (facts.writeOnly ? config : planned)[name] ?? null;
  const names = Object.entries(attributes)
    .filter(([name, one]) => one.facts.notReturned && one.facts.sensitive && said(name, one) !== null)
    .map(([name]) => name);
  return names.length === 0 ? '' : ` Its ${names.join(' and ')} was not written again.`;
}

/** What to do about a name that an object of this run still has. */
export const whatRunDoes = ({ managed, planned }: Change): string | undefined =>
  nameIsFreedLater(managed, planned) ?? replacementIsInTheWay(managed, planned);

/** What to do about the object that is in the way. */
export function howToGoOn(change: Change, identity: Model, creation: Creation | undefined): string {
  const { managed } = change;
  const inRun = whatRunDoes(change);
  if (inRun) return inRun;
  const howToImport = `An object of this name exists already. If Terraform is to manage it, import it: terraform import ${managed.typeName}.NAME ${importId(managed.resource, identity)}`;
  if (!creation?.isOwn || creation.minutesAgo > momentMinutes || wasCreatedHere(managed, identity)) return howToImport;
  const { takeOverArgument } = managed.session.provider;
  const optIn = takeOverArgument
    ? `, or set ${takeOverArgument} in the provider block to let creates take over what such a run left`
    : '';
  return `${howToImport}\n\nIt was made a moment ago with ${credentialOf(managed)}, so a run that was cut off may have made it. If no other configuration has it, import it${optIn}.`;
}
