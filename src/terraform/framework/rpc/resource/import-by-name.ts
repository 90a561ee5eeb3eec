// Import of what a secret identifies: by a name, or by the secret with a warning.
import type { Call } from '../../../protocol/index.ts';
import type { Model } from '../../attributes/index.ts';
import { importId, importIdFormat, importNames, listObjects } from '../../objects/index.ts';
import type { Report } from '../../report.ts';
import { reportFailure } from '../../report-failure.ts';
import type { AnyImportName } from '../../resource.ts';
import type { Managed } from './managed.ts';

/** Identity and names of the object that an import id means; undefined after an error. No diagnostic repeats the id: it may be a secret. */
export async function findImported(
  managed: Managed,
  { prefers, isShownOnce }: AnyImportName,
  id: string,
  call: Call,
  report: Report,
): Promise<Model | undefined> {
  const { resource, session, typeName } = managed;
  const format = importIdFormat(resource);
  let states: Model[];
  try {
    states = (await listObjects(resource, session.api(call))).map(({ shown }) => shown);
  } catch (error) {
    reportFailure(report, session.provider, error, { summary: `Cannot import ${typeName}`, about: managed });
    return undefined;
  }
  const named = states.filter((state) => importId(resource, state) === id);
  const meant = prefers ? named.filter((state) => prefers(state)) : [];
  const [found, ...others] = meant.length > 0 ? meant : named;
  const withoutSecret = (state: Model) => {
    if (isShownOnce?.(state)) warnOfLostSecret(managed, state, report);
    return namesOf(managed, state);
  };
  if (found && others.length === 0) return withoutSecret(found);
  if (found) {
    report.error(
      'Ambiguous import ID',
      `${others.length + 1} objects of ${typeName} are named ${JSON.stringify(id)}, so the name does not tell which one is meant. Give them different names or delete those that nobody uses. Where that cannot be done, the secret itself is taken as the import id, too, and is then seen by whoever reads the history of the shell or the log of CI.`,
    );
    return undefined;
  }
  const bySecret = states.find((state) => isIdentifiedBy(managed, state, id));
  if (bySecret) {
    const last = resource.identity.at(-1)!;
    const secret = id.slice(secretAt(managed, bySecret));
    if (isShownOnce?.(bySecret) && secret === bySecret[last]) return withoutSecret(bySecret);
    report.warning(
      'A secret is used as an import ID',
      `It stays in the history of the shell and in the logs of CI. Import ${typeName} by its name instead, as ${format}, and exchange the secret if others may have seen it.`,
    );
    return { ...namesOf(managed, bySecret), [last]: secret };
  }
  report.error(
    'Invalid import ID',
    `No object that the caller may see has this name. The import id of ${typeName} is ${format}, so write: terraform import ${typeName}.example '${format}'`,
  );
  return undefined;
}

/** What identifies it, and the names that its import id is made of. */
const namesOf = (managed: Managed, state: Model): Model => ({
  ...Object.fromEntries(importNames(managed.resource).map((name) => [name, state[name]])),
  ...managed.identityOf(state),
});

function warnOfLostSecret({ resource, service, typeName }: Managed, state: Model, report: Report): void {
  const secret = resource.identity.at(-1)!;
  report.warning(
    `The ${secret} is not known`,
    `${service} showed it once, when the object was made. State has ${JSON.stringify(state[secret])} for it, which names the object and opens nothing. Where something needs the ${secret} itself, import ${typeName} by it, or let Terraform make another object with -replace.`,
    [{ attribute: secret }],
  );
}

/** The identity as one text, however its secret is written. */
function isIdentifiedBy(managed: Managed, state: Model, id: string): boolean {
  const { resource } = managed;
  const start = secretAt(managed, state);
  const last = resource.identity.at(-1)!;
  const before = importText(managed, state).slice(0, start);
  return id.startsWith(before) && resource.attributes[last]!.same(state[last] ?? null, id.slice(start));
}

const importText = (managed: Managed, state: Model) => managed.resource.identity.map((name) => state[name]).join(':');

/** Where the secret begins in the identity as one text. */
const secretAt = (managed: Managed, state: Model) =>
  importText(managed, state).length - String(state[managed.resource.identity.at(-1)!]).length;
