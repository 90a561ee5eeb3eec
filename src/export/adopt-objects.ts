// Objects that nobody manages as one more file of a configuration that is there already.
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Held, Managed } from '../inventory/index.ts';
import type { Provider } from '../terraform/framework/index.ts';
import { addressText } from './block.ts';
import { type Declaration, declareObjects, importBlockOf, resourceBlockOf } from './declare.ts';
import { formatBlock } from './hcl.ts';
import type { LeftOut } from './objects.ts';
import type { Placed } from './references.ts';
import { variableBlock } from './secrets.ts';

interface Adoption {
  /** Name of a file that is not there yet; null where there is nothing to write. */
  readonly file: string | null;
  readonly text: string;
  readonly declarations: readonly Declaration[];
  readonly leftOut: readonly LeftOut[];
}

interface Given {
  /** What is in nobody's state. */
  readonly unmanaged: readonly Held[];
  readonly managed: readonly Managed[];
  /** The folder of the configuration. */
  readonly folder: string;
  /** Whether an object is meant, by the address that it would get and its import id. */
  isWanted(address: string, held: Held): boolean;
}

export function adoptObjects(provider: Provider, { unmanaged, managed, folder, isWanted }: Given): Adoption {
  const { declarations, leftOut } = declareObjects(
    provider,
    { held: unmanaged, hidden: [], read: [] },
    {
      labels: new Map(),
      taken: new Set([...addressesIn(folder), ...managed.map(({ address }) => address)]),
      managed: managed.flatMap(placeOf),
      select: (objects) => new Set(objects.filter(({ held, address }) => isWanted(addressText(address), held))),
    },
  );
  const secrets = declarations.flatMap((declaration) => declaration.secrets);
  const blocks = [
    ...secrets.map((secret) => variableBlock(secret, provider.service)),
    ...declarations.flatMap((declaration) => [importBlockOf(declaration, false), resourceBlockOf(declaration)]),
  ];
  const text = `${blocks.map((block) => formatBlock(block)).join('\n\n')}\n`;
  return { file: declarations.length > 0 ? freeName(folder) : null, text, declarations, leftOut };
}

/** @throws Error with the code EEXIST where somebody else was faster: nothing is ever written over */
export function writeAdoption(folder: string, file: string, text: string): void {
  const handle = openSync(join(folder, file), 'wx');
  writeSync(handle, text);
  closeSync(handle);
}

function freeName(folder: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'adopted.tf' : `adopted-${number}.tf`;
    if (!existsSync(join(folder, name))) return name;
  }
}

/** Of blocks that stand in the folder, applied or not. */
function addressesIn(folder: string): string[] {
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.tf'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return texts.flatMap((text) =>
    [...text.matchAll(/^\s*resource\s+"?([\w-]+)"?\s+"?([\w-]+)"?/gm)].map(([, type, label]) => `${type}.${label}`),
  );
}

/** Only what stands in the same module can be referred to. */
function placeOf({ address, resource, typeName, importId, values }: Managed): Placed[] {
  if (!address.startsWith(`${typeName}.`)) return [];
  const held = { ...{ resource, typeName, importId, item: {}, state: values }, name: importId };
  return [{ held, address: { typeName, label: address.slice(typeName.length + 1) } }];
}
