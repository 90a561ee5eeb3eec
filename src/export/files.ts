// Fifth step: which block stands in which file. One for each area of the service, and beside them what Terraform asks for.
import type { Arranged } from './arrange.ts';
import type { Arguments, Block } from './block.ts';
import { type Declaration, type Declared, importBlockOf, resourceBlockOf } from './declare.ts';
import { moduleCall, moduleSheets, movedBlocks, secretVariables } from './module-sheets.ts';
import { variableBlock } from './secrets.ts';

/** Blocks by the path of their file, which has no ending yet. */
export type Sheets = ReadonlyMap<string, readonly Block[]>;

/** Terraform knows identities in import blocks since then, and import blocks at all. */
export const needed = { byIdentity: '>= 1.12', byId: '>= 1.5' } as const;

export function sheetsOf(arranged: Arranged, byIdentity: boolean): Sheets {
  const { declarations, provider, modules, outputs, moved } = arranged;
  const atRoot = declarations.filter(({ address }) => address.owner === undefined);
  const areas = new Set(atRoot.map(areaOf));
  const resources = [...areas].map((area): [string, Block[]] => [
    area,
    atRoot.filter((declaration) => areaOf(declaration) === area).map(resourceBlockOf),
  ]);
  const secrets = atRoot.flatMap((declaration) => declaration.secrets);
  const variables = [
    ...secrets.map((secret) => variableBlock(secret, provider.service)),
    ...modules.flatMap(secretVariables),
  ];
  const inModules = terraformBlock(arranged, {});
  const sheets: readonly (readonly [string, readonly Block[]])[] = [
    ...resources.sort(([a], [b]) => (a < b ? -1 : 1)),
    ['modules', modules.map(moduleCall)],
    ['moved', movedBlocks(moved)],
    ['variables', variables],
    ['imports', declarations.map((declaration) => importBlockOf(declaration, byIdentity))],
    ...modules.flatMap((module) => [...moduleSheets(provider, module, outputs.get(module)!, inModules)]),
  ];
  return new Map([
    ['terraform', [terraformBlock(arranged, { required_version: byIdentity ? needed.byIdentity : needed.byId })]],
    ['providers', [{ header: ['provider', provider.name], body: {} }]],
    ...sheets.filter(([, blocks]) => blocks.length > 0),
  ]);
}

/** Such as `users-and-groups`, which no file beside the areas is called. */
export const areaOf = ({ held: { resource } }: Declaration): string =>
  (resource.area ?? resource.name).toLowerCase().replace(/[^a-z0-9]+/g, '-');

function terraformBlock({ provider: { name, version, address = name } }: Declared, body: Arguments): Block {
  const source = address.replace(/^registry\.terraform\.io\//, '');
  return {
    header: ['terraform'],
    body,
    blocks: [{ header: ['required_providers'], body: { [name]: { source, version: constraintOf(version) } } }],
  };
}

/** `~> 1.2` for 1.2.3: newer ones that read the same. */
const constraintOf = (version: string) => `~> ${version.split('.').slice(0, 2).join('.')}`;
