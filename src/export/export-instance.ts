// The whole export: an instance is read, turned into a configuration step by step, and written into a folder.
import { type Held, type Hidden, takeInventory } from '../inventory/index.ts';
import type { Connected, Resource } from '../terraform/framework/index.ts';
import { declareObjects } from './declare.ts';
import { labelsIn, type WrittenFile, writeFolder } from './folder.ts';
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
  /** Told after each resource has been read. */
  onRead?(typeName: string, count: number): void;
}

export interface Exported {
  readonly files: readonly WrittenFile[];
  readonly objects: readonly { readonly address: string; readonly typeName: string; readonly importId: string }[];
  readonly leftOut: readonly (Pick<Held, 'typeName' | 'name' | 'importId'> & { readonly reason: string })[];
  readonly hidden: readonly Hidden[];
  readonly secrets: readonly Secret[];
  readonly dangling: readonly Dangling[];
}

/** @throws FolderRefused with the folder as it was; and whatever ends the reading */
export async function exportInstance(
  connected: Connected,
  { folder, format, byIdentity, only, onRead, ...wishes }: Export,
): Promise<Exported> {
  // What cannot be written is known before anything is read.
  const labels = labelsIn(folder);
  const isWanted = (resource: Resource) => isWritten(resource) && (wishes.isWanted?.(resource) ?? true);
  const inventory = await takeInventory(connected, { isWanted, ...(onRead && { onRead }) });
  if (only) mustExist(only.target, only.value, inventory.held);
  const declared = declareObjects(connected.provider, inventory, {
    labels,
    ...(only && { select: withWhatItNeeds(only.target, only.value) }),
  });
  const { write, guide } = syntaxes[format];
  const files: Files = new Map([...write(declared, byIdentity), ['README.md', readme(declared, guide)]]);
  const { declarations, leftOut, hidden, dangling } = declared;
  return {
    files: writeFolder(folder, files, declared.labels),
    objects: declarations.map(({ held: { importId }, address: { typeName, label } }) => ({
      ...{ address: `${typeName}.${label}`, typeName, importId },
    })),
    leftOut: leftOut.map(({ held: { typeName, name, importId }, reason }) => ({ typeName, name, importId, reason })),
    ...{ hidden, dangling },
    secrets: declarations.flatMap((declaration) => declaration.secrets),
  };
}
