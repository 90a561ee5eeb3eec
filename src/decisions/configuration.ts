// A configuration that is being changed: its files block by block, and which block is about which object.
import {
  align,
  type Block,
  changed,
  isBlock,
  NotHcl,
  type Sheet,
  textOf,
  toSheet,
  without,
} from '../configuration/index.ts';
import { DecisionsRefused } from './decision.ts';

/** Files by path, and labels by type name and import id, such as `unleash_user 12`. */
export interface Configuration {
  readonly files: ReadonlyMap<string, string>;
  readonly labels: ReadonlyMap<string, string>;
}

export class Draft {
  readonly #sheets: Map<string, Sheet>;
  readonly #labels: ReadonlyMap<string, string>;

  /** @throws DecisionsRefused for a file that is not Terraform's syntax */
  constructor({ files, labels }: Configuration) {
    this.#labels = labels;
    this.#sheets = new Map([...files].map(([path, text]) => [path, sheetOf(path, text)]));
  }

  /** Where a block of the object stands; undefined where the configuration does not declare it. */
  addressOf(type: string, id: number | string): string | undefined {
    const label = this.#labels.get(`${type} ${id}`);
    const isThere = label !== undefined && this.#pieces().some((piece) => isBlock(piece, 'resource', type, label));
    return isThere ? `${type}.${label}` : undefined;
  }

  /** @returns whether `change` has made something else of the block */
  edit(address: string, change: (text: string, block: Block) => string): boolean {
    const header = ['resource', ...address.split('.')];
    for (const [path, sheet] of this.#sheets) {
      const index = sheet.findIndex((piece) => isBlock(piece, ...header));
      if (index < 0) continue;
      const before = sheet[index]!;
      const edited = changed(before, change);
      if (edited.text === before.text) return false;
      const neat = changed(edited, align);
      this.#sheets.set(path, sheet.with(index, neat));
      return true;
    }
    return false;
  }

  /** Takes a block out, with the one that imports it. */
  remove(address: string): void {
    const header = ['resource', ...address.split('.')];
    const importsIt = new RegExp(`^\\s*to\\s*=\\s*${address.replaceAll('.', '\\.')}\\s*$`, 'm');
    for (const [path, sheet] of this.#sheets)
      this.#sheets.set(
        path,
        without(
          sheet,
          (piece) => isBlock(piece, ...header) || (isBlock(piece, 'import') && importsIt.test(piece.text)),
        ),
      );
  }

  /** Where something still names the address, such as `main.tf`. */
  naming(address: string): string[] {
    const name = new RegExp(`(?<![\\w.-])${address.replaceAll('.', '\\.')}(?![\\w-])`);
    return [...this.#sheets].filter(([, sheet]) => name.test(textOf(sheet))).map(([path]) => path);
  }

  /** Text of each block of a resource, by its address. */
  blocks(): Map<string, string> {
    return new Map(
      this.#pieces().flatMap(({ header, text }) =>
        header?.[0] === 'resource' ? [[header.slice(1).join('.'), text] as const] : [],
      ),
    );
  }

  files(): Map<string, string> {
    return new Map([...this.#sheets].map(([path, sheet]) => [path, textOf(sheet)]));
  }

  #pieces() {
    return [...this.#sheets.values()].flat();
  }
}

function sheetOf(path: string, text: string): Sheet {
  try {
    return toSheet(text);
  } catch (error) {
    if (error instanceof NotHcl) throw new DecisionsRefused([`${path} cannot be read: ${error.message}`]);
    throw error;
  }
}
