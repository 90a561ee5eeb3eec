// What is said of an attribute, wherever somebody reads of it: in the schema, in editors, in bindings and on its page.
import type { AnyAttribute } from './attribute.ts';

/** Whose attributes they are. */
export interface Owner {
  /** Type name of the provider, the prefix of resource types. */
  readonly provider: string;
  /** Names of those that identify an object of a resource; undefined where they are not those of a resource. */
  readonly identity?: readonly string[];
}

/** The same, for what is nested in them. */
export const withinOf = ({ identity, ...owner }: Owner): Owner => ({ ...owner, ...(identity && { identity: [] }) });

/** Its description, with what follows from its facts and nobody has said yet, as Markdown. */
export function describeAttribute(name: string, attribute: AnyAttribute, { provider, identity }: Owner): string {
  const { description, facts, settable } = attribute;
  const sentences = [
    ...[description, facts.advice, facts.deprecated],
    settable && allowedNote(attribute),
    facts.default !== undefined && `Default: \`${JSON.stringify(facts.default)}\`.`,
    identity && leftOutNote(attribute),
    settable && facts.references && `Such as \`${provider}_${facts.references.replace('.', '.NAME.')}\`.`,
    settable && (identity?.includes(name) || facts.forcesReplacement) && replacementNote(attribute),
    facts.cannotBeCleared && keptNote(attribute),
  ];
  return sentences.filter(Boolean).join(' ');
}

/** The values that can stand here, where its description does not name each of them. */
function allowedNote({ description, facts }: AnyAttribute): string | undefined {
  for (const { values, range } of facts.constraints ?? []) {
    if (values?.some((value) => !description.includes(`\`${value}\``))) return `One of ${listed(values, 'or')}.`;
    if (range) return rangeNote(range, description);
  }
  return undefined;
}

/** Ends that are only those of a database's numbers are not worth a word. */
function rangeNote({ least, most = Infinity }: { least: number; most?: number }, said: string): string | undefined {
  const ends = [least, most].filter((end) => Math.abs(end) < 2 ** 31 - 1);
  if (ends.every((end) => new RegExp(`\\b${end}\\b`).test(said))) return undefined;
  return ends.length === 2 ? `From ${least} to ${most}.` : `At least ${least}.`;
}

const isSaid = ({ description, facts }: AnyAttribute) =>
  /left out|without (it|any)|must be set|needs it/i.test(`${description} ${facts.advice}`);

const keptNote = (attribute: AnyAttribute) =>
  `${isSaid(attribute) ? 'Once' : 'Left out, it stays as it is; once'} set it can be changed and not removed.`;

/** What leaving it out means, where nothing else says so. */
function leftOutNote(attribute: AnyAttribute): string | undefined {
  const { presence, facts, staysWhenLeftOut, kind } = attribute;
  const isOwn = facts.notReturned || facts.local || facts.deprecated !== undefined;
  if (isSaid(attribute) || staysWhenLeftOut || isOwn || facts.default !== undefined) return undefined;
  if (presence === 'optionalComputed') return 'Left out, it stays as it is.';
  if (presence !== 'optional' || kind.type === 'bool' || facts.cannotBeCleared) return undefined;
  return isCollection(kind) ? 'Left out, there are none.' : 'Left out, there is none.';
}

const replacementNote = ({ staysWhenLeftOut }: AnyAttribute) =>
  `Changing it replaces the object${staysWhenLeftOut ? '; left out, it stays as it is.' : '.'}`;

const isCollection = ({ label, nested }: AnyAttribute['kind']) =>
  nested ? nested.nesting !== 'single' : /^(Set|List|Map) /.test(label);

/** Words as code: `a`, `b` and `c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  const codes = words.map((word) => `\`${word}\``);
  return codes.length < 2 ? codes.join('') : `${codes.slice(0, -1).join(', ')} ${last} ${codes.at(-1)}`;
}
