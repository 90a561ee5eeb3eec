// The whole export: an instance is read, turned into a configuration step by step, and written into a folder.
import { type Held, type Hidden, takeInventory } from '../inventory/index.ts';
import type { Connected, Resource } from '../terraform/framework/index.ts';
import { arrange, withoutModules } from './arrange.ts';
import { nothingArranged } from './arrangement.ts';
import { addressText } from './block.ts';
import { declareObjects } from './declare.ts';
import { FolderRefused, type Memory, memoryOf, type WrittenFile, writeFolder } from './folder.ts';
import { isWritten } from './objects.ts';
import { mustExist, withWhatItNeeds } from './project.ts';
import { readme } from './readme.ts';
import type { Dangling } from './references.ts';
import type { Secret } from './secrets.ts';
import { type Format, syntaxes } from './syntaxes.ts';
import type { Files } from './text.ts';

export interface Export {
  /** Absolute path. */
  readonly folder: string;
  readonly format: Format;
  readonly byIdentity: boolean;
  isWanted?(resource: Resource): boolean;
  /** The one object that is exported with what it needs; all of them, where it is left out. */
  readonly only?: { readonly target: string; readonly value: string } | undefined;
  /** What has a module of its own, such as `project.id`; all stands at the root, where it is left out. */
  readonly modules?: string | undefined;
  /** Told after each resource has been read. */
  onRead?(typeName: string, count: number): void;
}

export interface Exported {
  readonly files: readonly WrittenFile[];
  readonly objects: readonly { readonly address: string; readonly typeName: string; readonly importId: string }[];
  readonly leftOut: readonly (Pick<Held, 'typeName' | 'name' | 'importId'> & { readonly reason: string })[];
  readonly hidden: readonly Hidden[];
  readonly secrets: readonly (Pick<Secret, 'variable' | 'attribute'> & { readonly address: string })[];
  readonly dangling: readonly (Omit<Dangling, 'address'> & { readonly address: string })[];
  /** Types that objects name and that were not all read, so that nobody knows whether they are there. */
  readonly unread: readonly string[];
}

/** @throws FolderRefused with the folder as it was; and whatever ends the reading */
export async function exportInstance(
  connected: Connected,
  { folder, format, byIdentity, only, modules, onRead, ...wishes }: Export,
): Promise<Exported> {
  // What cannot be written is known before anything is read.
  const { labels, arrangement: earlier } = memoryFor(folder, modules);
  const isWanted = (resource: Resource) => isWritten(resource) && (wishes.isWanted?.(resource) ?? true);
  const inventory = await takeInventory(connected, { isWanted, ...(onRead && { onRead }) });
  if (only) mustExist(only.target, only.value, inventory.held);
  const declared = declareObjects(connected.provider, inventory, {
    ...{ labels, owners: modules },
    ...(only && { select: withWhatItNeeds(only.target, only.value) }),
  });
  const { arranged, arrangement } =
    modules === undefined
      ? { arranged: withoutModules(declared), arrangement: undefined }
      : arrange(declared, modules, earlier ?? nothingArranged);
  const { write, guide } = syntaxes[format];
  const files: Files = new Map([...write(arranged, byIdentity), ['README.md', readme(arranged, guide)]]);
  const { provider, declarations, leftOut, hidden, dangling, unread } = arranged;
  return {
    files: writeFolder(folder, files, { labels: declared.labels, arrangement }),
    objects: declarations.map(({ held: { importId }, address }) => ({
      ...{ address: addressText(address), typeName: address.typeName, importId },
    })),
    leftOut: leftOut.map(({ held: { typeName, name, importId }, reason }) => ({ typeName, name, importId, reason })),
    hidden,
    dangling: dangling.map((one) => ({ ...one, address: addressText(one.address) })),
    unread: unread.map((name) => `${provider.name}_${name}`),
    secrets: declarations.flatMap(({ secrets }) =>
      secrets.map(({ variable, attribute, address }) => ({ variable, attribute, address: addressText(address) })),
    ),
  };
}

/** Of an earlier export in the same way: in another one every object would stand elsewhere, and be destroyed and made anew. */
function memoryFor(folder: string, modules: string | undefined): Memory {
  const memory = memoryOf(folder);
  if (!memory) return { labels: new Map() };
  if ((memory.arrangement === undefined) === (modules === undefined)) return memory;
  const [was, wanted] = modules === undefined ? ['in modules', 'without'] : ['without modules', 'in them'];
  throw new FolderRefused(
    `the export there is ${was}, and ${wanted} every address would be another: choose another folder`,
  );
}
