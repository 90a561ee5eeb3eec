// Terraform configuration as far as examples use it: blocks, literals and references.
import { parse } from '@cdktf/hcl2json';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A resource or data block. */
export interface Block {
  /** `acme_role.developer`, or `data.acme_role.owner`. */
  readonly address: string;
  readonly mode: 'resource' | 'data';
  readonly type: string;
  readonly body: { readonly [name: string]: Json };
  readonly dependsOn: readonly string[];
}

const expression = /(?<!\$)\$\{[^}]*\}/g;
/** Types have their provider's name and an underscore in front. */
const reference = /(?:data\.)?[a-z]\w*_\w+\.\w+/g;
const metaArguments = ['depends_on', 'lifecycle', 'provider'];

const parsed = new Map<string, Promise<readonly Block[]>>();

/** The blocks of a file, each after those that it refers to. Parsing takes longer than an apply, so it is done once for a text. */
export function parseConfiguration(hcl: string): Promise<readonly Block[]> {
  const blocks = parsed.get(hcl) ?? readBlocks(hcl);
  parsed.set(hcl, blocks);
  return blocks;
}

async function readBlocks(hcl: string): Promise<Block[]> {
  const json = (await parse('main.tf', hcl)) as { [block: string]: { [type: string]: { [name: string]: Json[] } } };
  const blocks = (['resource', 'data'] as const).flatMap((mode) =>
    Object.entries(json[mode] ?? {}).flatMap(([type, byName]) =>
      Object.entries(byName).map(([name, [body]]) => toBlock(mode, type, name, body as Block['body'])),
    ),
  );
  return inOrder(blocks);
}

function toBlock(mode: Block['mode'], type: string, name: string, body: Block['body']): Block {
  const expressions = JSON.stringify(body).match(expression) ?? [];
  const dependsOn = expressions.flatMap((text) => text.match(reference) ?? []);
  const own = Object.fromEntries(Object.entries(body).filter(([key]) => !metaArguments.includes(key)));
  return { address: `${mode === 'data' ? 'data.' : ''}${type}.${name}`, mode, type, body: own, dependsOn };
}

function inOrder(blocks: readonly Block[]): Block[] {
  const byAddress = new Map(blocks.map((block) => [block.address, block]));
  const ordered = new Set<Block>();
  const visit = (block: Block, above: readonly Block[]) => {
    if (above.includes(block)) throw new Error(`${block.address} refers to itself`);
    for (const address of block.dependsOn) {
      const dependency = byAddress.get(address);
      if (!dependency) throw new Error(`${block.address} refers to ${address}, which the configuration does not have`);
      visit(dependency, [...above, block]);
    }
    ordered.add(block);
  };
  for (const block of blocks) visit(block, []);
  return [...ordered];
}
