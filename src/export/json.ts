// Blocks as JSON that Terraform reads: https://developer.hashicorp.com/terraform/language/syntax/json
import type { Json } from '../json/index.ts';
import { type Argument, type Arguments, type Block, Call, Expression, isList, Name } from './block.ts';
import { formatValue } from './hcl.ts';
import { templateOf } from './templates.ts';

interface Tree {
  [name: string]: Tree | Json[];
}

/** All blocks of a file, with a line break at the end. */
export function formatJson(blocks: readonly Block[], comment: string): string {
  const root = newTree();
  for (const { header, ...block } of blocks) {
    const path = header.slice(0, -1);
    const last = header.at(-1)!;
    const parent = path.reduce(branchOf, root);
    parent[last] = [...((parent[last] as Json[] | undefined) ?? []), blockJson(block)];
  }
  return `${JSON.stringify({ '//': comment, ...root }, null, 2)}\n`;
}

/** Labels may be called like what every object of JavaScript has. */
const newTree = () => Object.create(null) as Tree;

function branchOf(tree: Tree, name: string): Tree {
  const branch = tree[name] ?? newTree();
  tree[name] = branch;
  return branch as Tree;
}

function blockJson({ body, blocks = [] }: Omit<Block, 'header'>): Json {
  const inner = blocks.map(({ header: [keyword], ...block }) => [keyword, blockJson(block)] as const);
  return { ...argumentsJson(body), ...Object.fromEntries(inner) };
}

/** Names of arguments have no templates in them, keys of maps may. */
const argumentsJson = (body: Arguments) =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [templateOf(name), argumentJson(value)]));

function argumentJson(value: Argument): Json {
  if (value instanceof Name) return nameJson(value.text);
  if (value instanceof Expression) return `\${${value.text}}`;
  // Of functions only types are written, which are texts there.
  if (value instanceof Call) return formatValue(value, 0);
  if (typeof value === 'string') return templateOf(value);
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  return isList(value) ? value.map(argumentJson) : argumentsJson(value as Arguments);
}

/** A list of names is a list of texts. */
const nameJson = (text: string): Json => (text.startsWith('[') ? text.slice(1, -1).split(', ') : text);
