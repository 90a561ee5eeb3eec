// The schema part of a registry page: attributes by who sets them, nested ones in sections of their own.
import { type AnyAttribute, type Attributes, describeAttribute, type Owner, withinOf } from '../attributes/index.ts';

const groups: readonly (readonly [string, (attribute: AnyAttribute) => boolean])[] = [
  ['Required', ({ presence }) => presence === 'required'],
  ['Optional', ({ presence }) => presence !== 'required' && presence !== 'computed'],
  ['Read-Only', ({ presence }) => presence === 'computed'],
];

export function schemaSection(attributes: Attributes, owner: Owner): string {
  const nested = nestedSections(attributes, []);
  return [
    '## Schema',
    attributeLists(attributes, [], '###', owner),
    ...nested.map(({ path, attributes }) => section(path, attributes, withinOf(owner))),
  ].join('\n\n');
}

interface NestedSection {
  readonly path: readonly string[];
  readonly attributes: Attributes;
}

const section = (path: readonly string[], attributes: Attributes, owner: Owner) =>
  `<a id="${anchor(path)}"></a>\n### Nested Schema for \`${path.join('.')}\`\n\n${attributeLists(attributes, path, '####', owner)}`;

function nestedSections(attributes: Attributes, above: readonly string[]): NestedSection[] {
  return sorted(attributes).flatMap(([name, { kind }]) => {
    if (!kind.nested) return [];
    const path = [...above, name];
    return [{ path, attributes: kind.nested.attributes }, ...nestedSections(kind.nested.attributes, path)];
  });
}

function attributeLists(attributes: Attributes, above: readonly string[], heading: string, owner: Owner): string {
  return groups
    .map(([title, belongs]) => [title, sorted(attributes).filter(([, attribute]) => belongs(attribute))] as const)
    .filter(([, members]) => members.length > 0)
    .map(
      ([title, members]) =>
        `${heading} ${title}\n\n${members.map(([name, attribute]) => line(name, attribute, above, owner)).join('\n')}`,
    )
    .join('\n\n');
}

function line(name: string, attribute: AnyAttribute, above: readonly string[], owner: Owner): string {
  const { kind, facts } = attribute;
  const marks = [
    kind.nested
      ? `Attributes${kind.nested.nesting === 'single' ? '' : ` ${capitalized(kind.nested.nesting)}`}`
      : kind.label,
  ];
  if (facts.sensitive) marks.push('Sensitive');
  if (facts.writeOnly) marks.push('Write-only');
  if (facts.deprecated) marks.push('Deprecated');
  const notes = [describeAttribute(name, attribute, owner)];
  if (kind.nested) notes.push(`(see [below for nested schema](#${anchor([...above, name])}))`);
  return `- \`${name}\` (${marks.join(', ')}) ${notes.join(' ')}`;
}

const anchor = (path: readonly string[]) => `nestedatt--${path.join('--')}`;
const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const sorted = (attributes: Attributes) => Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
