// What pages take from examples: the blocks that a later one changes, and values that a person can recognise.
import type { AnyAttribute } from '../attributes/index.ts';
import { importIdFormat, importNames, isSole, soleName } from '../objects/index.ts';
import type { Resource } from '../resource.ts';

/** Blocks of the outermost level as they are written, each with the comments above it. */
export function blocksOf(hcl: string): string[] {
  const blocks: string[] = [];
  let lines: string[] = [];
  for (const line of hcl.split('\n')) {
    if (line === '' && lines.length === 0) continue;
    lines.push(line);
    // Laid out as `terraform fmt` does, a block ends where its bracket stands at the margin, or on the line that it begins on.
    if (line !== '}' && !/^\w.*\{.*\}$/.test(line)) continue;
    blocks.push(lines.join('\n'));
    lines = [];
  }
  return blocks;
}

/** The blocks of a later example that the first one has not, or has otherwise; all of them where none has changed. */
export function changedBlocks(first: string, later: string): string {
  const known = new Set(blocksOf(first));
  const changed = blocksOf(later).filter((block) => !known.has(block));
  return changed.length > 0 ? changed.join('\n\n') : later;
}

/** How the object of an example is imported. */
interface ImportExample {
  readonly address: string;
  readonly id: string;
  /** The attributes of its identity as they are written in HCL; none where only an id names it. */
  readonly identity: readonly (readonly [name: string, written: string])[];
}

/** The object of an example, named as far as the example says it. */
export function importExample(typeName: string, resource: Resource, example: string): ImportExample {
  const blocks = blocksOf(example);
  const label = labelIn(blocks, typeName) ?? 'example';
  const block = blockOf(blocks, `${typeName}.${label}`);
  const names = importNames(resource);
  const values = names.map((name) => importedValue(resource.attributes[name]!, name, block, blocks));
  const isKnown = values.length > 0 && !values.includes(undefined);
  const written = (name: string, value = `<${name}>`) =>
    resource.attributes[name]!.kind.type === 'number' ? value : `"${value}"`;
  return {
    address: `${typeName}.${label}`,
    id: isKnown ? values.join(':') : importIdFormat(resource),
    identity: isSole(resource)
      ? [[soleName, `"${resource.name}"`]]
      : names.map((name, index) => [name, written(name, values[index])]),
  };
}

/** What the service might have given, for what no configuration says. */
const someNumber = '42';

function importedValue(
  attribute: AnyAttribute,
  name: string,
  block: string,
  blocks: readonly string[],
): string | undefined {
  if (attribute.settable) return argumentOf(name, block, blocks);
  const isNumber = attribute.kind.type === 'number' || attribute.facts.constraints?.some((wrong) => wrong('x', name));
  return isNumber ? someNumber : undefined;
}

/** An argument of a block as text, with references followed to where the value is written. */
function argumentOf(name: string, block: string, blocks: readonly string[]): string | undefined {
  const [, written] = new RegExp(`^  ${name} += (.+)$`, 'm').exec(block) ?? [];
  if (written === undefined) return undefined;
  const [, text] = /^"(.*)"$/.exec(written) ?? [];
  if (text === undefined) return /^-?\d+$/.test(written) ? written : follow(written, blocks);
  const filled = text.replace(/\$\{([^}]+)\}/g, (_, expression: string) => follow(expression, blocks) ?? '');
  return filled;
}

function follow(expression: string, blocks: readonly string[]): string | undefined {
  const [, address, attribute] = /((?:data\.)?\w+\.\w+)\.(\w+)/.exec(expression) ?? [];
  if (address === undefined || attribute === undefined) return undefined;
  return argumentOf(attribute, blockOf(blocks, address), blocks) ?? (attribute === 'id' ? someNumber : undefined);
}

const headOf = (block: string) => /^(data|resource) "(\w+)" "(\w+)"/m.exec(block) ?? [];

function labelIn(blocks: readonly string[], typeName: string): string | undefined {
  const found = blocks.map(headOf).find(([, mode, type]) => mode === 'resource' && type === typeName);
  return found?.[3];
}

function blockOf(blocks: readonly string[], address: string): string {
  const found = blocks.find((block) => {
    const [, mode, type, label] = headOf(block);
    return address === `${mode === 'data' ? 'data.' : ''}${type}.${label}`;
  });
  return found ?? '';
}
