// Which names belong to objects of this state, and what the run does to those objects.

/** What was learnt of names, in the order in which it was. */
export interface StateNotes {
  readonly inState?: readonly string[];
  /** Of blocks that keep their object. */
  readonly kept?: readonly string[];
  /** Of objects that go, or get another name. */
  readonly freed?: readonly string[];
  /** Of objects in whose place a new one is to come. */
  readonly replaced?: readonly string[];
  /** No object of this state has them any more. */
  readonly left?: readonly string[];
}

export class NamesInState {
  readonly #inState = new Set<string>();
  readonly #kept = new Set<string>();
  readonly #freed = new Set<string>();
  readonly #replaced = new Set<string>();

  constructor(notes: readonly StateNotes[] = []) {
    for (const one of notes) this.add(one);
  }

  add({ inState = [], kept = [], freed = [], replaced = [], left = [] }: StateNotes): void {
    for (const name of inState) this.#inState.add(name);
    for (const name of kept) this.#kept.add(name);
    for (const name of freed) this.#freed.add(name);
    for (const name of replaced) this.#replaced.add(name);
    for (const name of left)
      for (const names of [this.#inState, this.#kept, this.#freed, this.#replaced]) names.delete(name);
  }

  has(name: string): boolean {
    return this.#inState.has(name);
  }

  isFreed(name: string): boolean {
    return this.#freed.has(name);
  }

  isReplaced(name: string): boolean {
    return this.#replaced.has(name) && !this.#freed.has(name);
  }

  isKept(name: string): boolean {
    return this.#kept.has(name) && !this.#replaced.has(name);
  }

  /** One block keeps the object, and another copy of it goes: state has it twice, at least once as a deposed one. */
  isCopied(name: string): boolean {
    return this.isKept(name) && this.#freed.has(name);
  }

  get notes(): StateNotes {
    const [inState, kept, freed, replaced] = [this.#inState, this.#kept, this.#freed, this.#replaced].map((set) => [
      ...set,
    ]);
    return { inState: inState!, kept: kept!, freed: freed!, replaced: replaced! };
  }
}
