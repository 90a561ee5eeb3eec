// The schema part of a registry page: attributes by who sets them, nested ones in sections of their own.
import type { AnyAttribute, Attributes } from '../attributes/index.ts';

const groups: readonly (readonly [string, (attribute: AnyAttribute) => boolean])[] = [
  ['Required', ({ presence }) => presence === 'required'],
  ['Optional', ({ presence }) => presence !== 'required' && presence !== 'computed'],
  ['Read-Only', ({ presence }) => presence === 'computed'],
];

interface Setting {
  /** Type name of the provider, the prefix in links to other pages. */
  readonly provider: string;
  /** Whether what is left out has a meaning of its own on the server. */
  readonly isManaged?: boolean;
}

export function schemaSection(attributes: Attributes, setting: Setting): string {
  const nested = nestedSections(attributes, []);
  return [
    '## Schema',
    attributeLists(attributes, [], '###', setting),
    ...nested.map(({ path, attributes }) => section(path, attributes, setting)),
  ].join('\n\n');
}

interface NestedSection {
  readonly path: readonly string[];
  readonly attributes: Attributes;
}

const section = (path: readonly string[], attributes: Attributes, setting: Setting) =>
  `<a id="${anchor(path)}"></a>\n### Nested Schema for \`${path.join('.')}\`\n\n${attributeLists(attributes, path, '####', setting)}`;

function nestedSections(attributes: Attributes, above: readonly string[]): NestedSection[] {
  return sorted(attributes).flatMap(([name, { kind }]) => {
    if (!kind.nested) return [];
    const path = [...above, name];
    return [{ path, attributes: kind.nested.attributes }, ...nestedSections(kind.nested.attributes, path)];
  });
}

function attributeLists(attributes: Attributes, above: readonly string[], heading: string, setting: Setting): string {
  return groups
    .map(([title, belongs]) => [title, sorted(attributes).filter(([, attribute]) => belongs(attribute))] as const)
    .filter(([, members]) => members.length > 0)
    .map(
      ([title, members]) =>
        `${heading} ${title}\n\n${members.map(([name, attribute]) => line(name, attribute, above, setting)).join('\n')}`,
    )
    .join('\n\n');
}

function line(name: string, attribute: AnyAttribute, above: readonly string[], setting: Setting): string {
  const { kind, facts, description } = attribute;
  const marks = [
    kind.nested
      ? `Attributes${kind.nested.nesting === 'single' ? '' : ` ${capitalized(kind.nested.nesting)}`}`
      : kind.label,
  ];
  if (facts.sensitive) marks.push('Sensitive');
  if (facts.writeOnly) marks.push('Write-only');
  if (facts.deprecated) marks.push('Deprecated');
  const notes = [
    ...[description, facts.deprecated, defaultNote(facts.default)],
    setting.isManaged ? leftOutNote(attribute) : undefined,
    referenceNote(facts.references, setting.provider),
  ];
  if (facts.forcesReplacement) {
    const rest = attribute.staysWhenLeftOut ? '; left out, it stays as it is.' : '.';
    notes.push(`Changing it replaces the object${rest}`);
  }
  if (facts.cannotBeCleared) notes.push('Once set it can be changed and not removed.');
  if (kind.nested) notes.push(`(see [below for nested schema](#${anchor([...above, name])}))`);
  return `- \`${name}\` (${marks.join(', ')}) ${notes.filter(Boolean).join(' ')}`;
}

/** What leaving it out means, where nothing else on its line says so. */
function leftOutNote({ presence, facts, description, staysWhenLeftOut, kind }: AnyAttribute): string | undefined {
  const isSaid = /left out|without (it|any)|must be set/i.test(description) || staysWhenLeftOut;
  const isOwn = facts.notReturned || facts.local || facts.deprecated !== undefined;
  if (isSaid || isOwn || facts.default !== undefined) return undefined;
  if (presence === 'optionalComputed') return 'Left out, it stays as it is.';
  if (presence !== 'optional' || kind.type === 'bool' || facts.cannotBeCleared) return undefined;
  return isCollection(kind) ? 'Left out, there are none.' : 'Left out, there is none.';
}

const isCollection = ({ label, nested }: AnyAttribute['kind']) =>
  nested ? nested.nesting !== 'single' : /^(Set|List|Map) /.test(label);

const defaultNote = (value: unknown) => (value === undefined ? undefined : `Default: \`${JSON.stringify(value)}\`.`);
const referenceNote = (target: string | undefined, provider: string) =>
  target && `Such as \`${provider}_${target.replace('.', '.NAME.')}\`.`;
const anchor = (path: readonly string[]) => `nestedatt--${path.join('--')}`;
const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const sorted = (attributes: Attributes) => Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
