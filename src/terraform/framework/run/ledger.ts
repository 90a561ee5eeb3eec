// What the blocks of one run decide about: every thing has a key, and every block says what it holds before and after.

/** What one block says of itself when it is planned. */
export interface Entry {
  /** Type of the block. */
  readonly typeName: string;
  /** Creating it fails where its names are taken; otherwise it writes over what is there. */
  readonly isNamed: boolean;
  /** Terraform has no prior object for it. */
  readonly isNew: boolean;
  /** Names of its object that no other object may have, before and after; none where the object is not there. */
  readonly namesBefore: readonly string[];
  readonly namesAfter: readonly string[];
  /** Everything that it decides about, its names included, before and after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Why a block cannot be planned beside another one. */
export interface Clash {
  readonly kind: 'twice' | 'moved';
  /** Type of the other block. */
  readonly other: string;
}

export class Ledger {
  readonly #held = new Set<string>();
  readonly #released = new Set<string>();
  /** Type names of the blocks that have each name after the run, and of those that are new to it. */
  readonly #owners = new Map<string, string>();
  readonly #creators = new Map<string, string>();
  readonly #destroyed = new Map<string, string>();

  holds(thing: string): boolean {
    return this.#held.has(thing);
  }

  releases(thing: string): boolean {
    return this.#released.has(thing) && !this.#held.has(thing);
  }

  /** The rest of each thing that some block has and whose key begins so. */
  heldUnder(prefix: string): string[] {
    return [...this.#held].filter((thing) => thing.startsWith(prefix)).map((thing) => thing.slice(prefix.length));
  }

  /** The same of those that no block gives up. */
  keptUnder(prefix: string): string[] {
    return this.heldUnder(prefix).filter((rest) => !this.#released.has(prefix + rest));
  }

  /** Whether some block gives the thing up, even where another one takes it. */
  gives(thing: string): boolean {
    return this.#released.has(thing);
  }

  /** Takes note of what a block gives up and takes; answers what is new to the ledger. */
  note({ before, after }: Pick<Entry, 'before' | 'after'>): Notes {
    const stays = new Set(after);
    const released = before.filter((thing) => !stays.has(thing) && !this.#released.has(thing));
    const held = after.filter((thing) => !this.#held.has(thing));
    const fresh = { held, released };
    this.add(fresh);
    return fresh;
  }

  /** Everything noted so far. */
  get notes(): Notes {
    return { held: [...this.#held], released: [...this.#released] };
  }

  add({ held, released }: Notes): void {
    for (const thing of held) this.#held.add(thing);
    for (const thing of released) this.#released.add(thing);
  }

  /** A block that will be there after the run: clashes with others of the same name. */
  claim({ typeName, isNamed, isNew, namesAfter }: Entry): Clash | undefined {
    let clash: Clash | undefined;
    for (const name of namesAfter) {
      const other = this.#owners.get(name);
      if (other === undefined) this.#owners.set(name, typeName);
      else clash ??= { kind: 'twice', other };
      if (!isNew || !isNamed) continue;
      this.#creators.set(name, typeName);
      const gone = this.#destroyed.get(name);
      if (gone !== undefined) clash ??= { kind: 'moved', other: gone };
    }
    return clash;
  }

  /** A block that is to go: clashes with a new one of the same name, which must be the same object under another address. */
  destroy({ typeName, isNamed, namesBefore }: Entry): Clash | undefined {
    if (!isNamed) return undefined;
    let clash: Clash | undefined;
    for (const name of namesBefore) {
      this.#destroyed.set(name, typeName);
      const creator = this.#creators.get(name);
      if (creator !== undefined) clash ??= { kind: 'moved', other: creator };
    }
    return clash;
  }

  /** The block is gone, and its names are free. */
  destroyed(names: readonly string[]): void {
    for (const name of names) this.#destroyed.delete(name);
  }
}

export interface Notes {
  readonly held: readonly string[];
  readonly released: readonly string[];
}
