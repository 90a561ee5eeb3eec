// What pages take from examples: the blocks that a later one changes, and the object that the first one makes.
import type { Model } from '../attributes/index.ts';
import { importId, importNames, isSole, soleName } from '../objects/index.ts';
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
  /** The attributes of its identity as they are written in HCL; a word where there is one of it. */
  readonly identity: readonly (readonly [name: string, written: string])[];
}

/**
 * The object of an example, named as the service names it.
 * @param made its state, after the example was applied
 */
export function importExample(typeName: string, resource: Resource, example: string, made: Model): ImportExample {
  const [, label = 'example'] = new RegExp(`^resource "${typeName}" "(\\w+)"`, 'm').exec(example) ?? [];
  return {
    address: `${typeName}.${label}`,
    id: importId(resource, made),
    identity: isSole(resource)
      ? [[soleName, `"${resource.name}"`]]
      : importNames(resource).map((name) => [name, JSON.stringify(made[name])]),
  };
}
