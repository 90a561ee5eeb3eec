// Fifth step: which block stands in which file. One for each area of the service, and beside them what Terraform asks for.
import type { Block } from './block.ts';
import { type Declaration, type Declared, importBlockOf, resourceBlockOf } from './declare.ts';
import { variableBlock } from './secrets.ts';

/** Blocks by the name of their file, which has no ending yet. */
export type Sheets = ReadonlyMap<string, readonly Block[]>;

/** Terraform knows identities in import blocks since then, and import blocks at all. */
export const needed = { byIdentity: '>= 1.12', byId: '>= 1.5' } as const;

export function sheetsOf(declared: Declared, byIdentity: boolean): Sheets {
  const { declarations, provider } = declared;
  const secrets = declarations.flatMap((declaration) => declaration.secrets);
  const areas = new Set(declarations.map(areaOf));
  const resources = [...areas].map((area): [string, Block[]] => [
    area,
    declarations.filter((declaration) => areaOf(declaration) === area).map(resourceBlockOf),
  ]);
  return new Map<string, readonly Block[]>([
    ['terraform', [terraformBlock(declared, byIdentity ? needed.byIdentity : needed.byId)]],
    ['providers', [{ header: ['provider', provider.name], body: {} }]],
    ...resources.sort(([a], [b]) => (a < b ? -1 : 1)),
    ...(secrets.length > 0
      ? [['variables', secrets.map((secret) => variableBlock(secret, provider.service))] as const]
      : []),
    ...(declarations.length > 0
      ? [['imports', declarations.map((declaration) => importBlockOf(declaration, byIdentity))] as const]
      : []),
  ]);
}

/** Such as `users-and-groups`, which no file beside the areas is called. */
export const areaOf = ({ held: { resource } }: Declaration): string =>
  (resource.area ?? resource.name).toLowerCase().replace(/[^a-z0-9]+/g, '-');

function terraformBlock({ provider: { name, version, address = name } }: Declared, requires: string): Block {
  const source = address.replace(/^registry\.terraform\.io\//, '');
  return {
    header: ['terraform'],
    body: { required_version: requires },
    blocks: [{ header: ['required_providers'], body: { [name]: { source, version: constraintOf(version) } } }],
  };
}

/** `~> 1.2` for 1.2.3: newer ones that read the same. */
const constraintOf = (version: string) => `~> ${version.split('.').slice(0, 2).join('.')}`;
