// The page beside the configuration: how it is taken over, and what is not in it and why.
import { inMarkdown } from '../text/index.ts';
import type { Arranged } from './arrange.ts';
import { type Address, addressText } from './block.ts';
import { areaOf } from './files.ts';
import type { LeftOut } from './objects.ts';

/** How a configuration is taken over in its syntax. */
export interface Guide {
  /** Where the objects of an area stand. */
  fileOf(area: string, provider: string): string;
  /** Commands. */
  readonly steps: readonly string[];
  /** What has become of the imports. */
  readonly afterwards: string;
}

/** So many names are listed; of more the number says enough. */
const listed = 50;

export function readme(declared: Arranged, guide: Guide): string {
  const { provider, declarations, leftOut, hidden, dangling, unread, modules } = declared;
  const { service } = provider;
  const secrets = declarations.flatMap((declaration) => declaration.secrets);
  const kept = declarations.filter(({ held: { resource, item } }) => resource.keptInStep?.(item).length);
  return [
    `# ${service} as Terraform`,
    `What the instance holds, written by \`unleash-admin export\`. To take it over, with the address and the token of ${service} in the environment:`,
    `\`\`\`shell\n${guide.steps.join('\n')}\n\`\`\``,
    `Afterwards ${guide.afterwards}. The export can be run again into this folder: it changes what has changed on the instance, keeps every label, and touches nothing that was edited by hand.`,
    section('What is in it', table(['file', 'resource', 'objects'], countsOf(declared, guide))),
    section(
      'Modules',
      modules.length > 0 &&
        'A module makes those that hold the same kinds of things under the same names. What most of them have is the default of its `settings`; what is not the same for all, and what refers to something outside, is given to each in the call. Who no longer fits in gets another module, and a `moved` block takes the state along.',
      table(
        ['module', 'called for'],
        modules.map(({ name, owners }) => [code(`module.${name}`), owners.join(', ')]),
      ),
    ),
    section(
      'What is left out',
      leftOut.length > 0 && 'Where an object is named by others, its value stands there.',
      table(['resource', 'objects', 'why'], leftOutRows(leftOut)),
    ),
    section(
      'What could not be read',
      table(
        ['resource', 'why'],
        hidden.map(({ typeName, name, reason }) => [code(typeName), `${name === null ? '' : `${name}: `}${reason}`]),
      ),
    ),
    section(
      'Members that others keep',
      kept.length > 0 &&
        `The identity provider keeps the members of these in step, so they are not listed and their changes are ignored: ${kept.map(({ address }) => code(addressText(address))).join(', ')}.`,
    ),
    section(
      'Secrets',
      secrets.length > 0 &&
        `No secret is written. ${service} keeps the ones that it has: each stands in \`ignore_changes\`. To manage one here, give its variable a value and take it out of \`ignore_changes\`; to make the object on another instance, give the variable a value.`,
      table(
        ['variable', 'of'],
        secrets.map(({ variable, address, attribute }) => [
          code(variable),
          code(`${addressText(address)}.${attribute}`),
        ]),
      ),
    ),
    section(
      'Names that lead nowhere',
      unread.length > 0 &&
        `Whether all that is named is there cannot be said of ${unread.map((name) => code(`${provider.name}_${name}`)).join(', ')}: not all of them were read.`,
      table(
        ['at', 'names'],
        dangling.map(({ address, attribute, target, value }) => [
          code(`${addressText(address)}.${attribute}`),
          `${target} ${value}`,
        ]),
      ),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

type Cell = string | { readonly code: string };
const code = (text: string): Cell & { toString(): string } => ({ code: text, toString: () => `\`${text}\`` });
const textOf = (cell: Cell) => (typeof cell === 'string' ? inMarkdown(cell) : `\`${cell.code}\``);

function section(title: string, ...parts: readonly (string | false)[]): string {
  const said = parts.filter((part) => part !== false && part !== '');
  return said.length === 0 ? '' : [`## ${title}`, ...said].join('\n\n');
}

function table(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map((row) => line(row.map(textOf)))].join('\n');
}

function countsOf({ declarations, provider }: Arranged, { fileOf }: Guide): Cell[][] {
  const counts = new Map<string, { file: string; typeName: string; count: number }>();
  for (const declaration of declarations) {
    const { typeName } = declaration.held;
    const area = inModule(declaration.address) ?? areaOf(declaration);
    const file = fileOf(area, provider.name);
    const { count } = counts.get(`${file} ${typeName}`) ?? { count: 0 };
    counts.set(`${file} ${typeName}`, { file, typeName, count: count + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
    .map(({ file, typeName, count }) => [code(file), code(typeName), String(count)]);
}

/** `modules/team/main` of `module.team["payments"]`. */
const inModule = ({ module }: Address) => module && `modules/${module.split(/[.[]/)[1]}/main`;

/** One row for all of a type that have one reason. */
function leftOutRows(leftOut: readonly LeftOut[]): Cell[][] {
  const rows = new Map<string, LeftOut[]>();
  for (const one of leftOut) {
    const key = `${one.held.typeName} ${one.reason}`;
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  return [...rows.values()].map((same) => {
    const [{ held, reason }] = same as [LeftOut];
    const names = same
      .slice(0, listed)

      .map(({ held: { name, importId } }) => (name === importId ? name : `${name} (${importId})`));
    const more = same.length > listed ? [`and ${same.length - listed} more`] : [];
    return [code(held.typeName), [...names, ...more].join(', '), reason];
  });
}
