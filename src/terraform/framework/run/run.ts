// One run of Terraform as this process sees it: what its blocks decide about, and which writes are under way.
import { type Clash, type Entry, Ledger } from './ledger.ts';
import { NamesInState, type StateNotes } from './names-in-state.ts';
import { PlanNotes } from './plan-notes.ts';
import { Turns } from './turns.ts';
import { WorkUnderWay } from './work-under-way.ts';

/** What resources may ask of the run. */
export interface RunView {
  /** Whether some block has the thing after the run, so that whoever gives it up must leave it alone. */
  holds(thing: string): boolean;
  /** Whether the run takes the thing from whoever has it, and gives it to nobody. */
  releases(thing: string): boolean;
  /** The rest of each thing that some block has after the run and whose key begins so. */
  heldUnder(prefix: string): readonly string[];
  /**
   * What `attempt` brings, which is tried again whenever another write of this run has ended; undefined once no other is left
   * that could help.
   */
  untilOthersDone<T>(attempt: () => Promise<T | undefined>): Promise<T | undefined>;
  /** Lets so much time pass. */
  pause(milliseconds: number): Promise<void>;
}

interface Circumstances {
  /** Folder for what a plan hands to its apply; undefined where both are known to be one process. */
  readonly planNotes: string | undefined;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Whether later runs are to know what state holds: they may take over what it does not hold. */
  readonly tellsState: boolean;
}

/** Milliseconds without a further block after which all that Terraform can plan now have been planned. */
const quiet = 200;

/** Terraform starts its providers in the folder of the configuration, and a state belongs to one. */
const placeOfState = () => shortHash(process.cwd());

/** Sixteen letters for a text: FNV-1a of 64 bits (https://www.rfc-editor.org/rfc/rfc9923). Cryptography takes longer to load. */
function shortHash(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}

export class Run implements RunView {
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly #writes: WorkUnderWay;
  readonly #plans: WorkUnderWay;
  readonly #ledger = new Ledger();
  readonly #names = new NamesInState();
  #noted: { readonly names: NamesInState; readonly last: NamesInState } | undefined;
  readonly #turns = new Turns();
  readonly #notes: PlanNotes | undefined;
  #tellsState: boolean;
  #id: string | undefined;
  #knownPlace: string | undefined;
  readonly #continued = new Set<string>();
  #planned = 0;
  #isWriting = false;
  #isWritten = false;
  /** Once nothing else was left to be planned, nobody need wait for it again. */
  #isPlanned = false;
  /** Whether this process has found what the plan gives up. */
  #knowsPlan = false;

  constructor({ planNotes, pause, tellsState }: Circumstances) {
    this.pause = pause;
    this.#writes = new WorkUnderWay(pause);
    this.#plans = new WorkUnderWay(pause);
    this.#tellsState = tellsState;
    this.#notes = planNotes === undefined ? undefined : new PlanNotes(planNotes);
  }

  /** By this the process that applies the plan finds what was noted. */
  get id(): string {
    this.#id ??= globalThis.crypto.getRandomValues(Buffer.alloc(12)).toString('hex');
    return this.#id;
  }

  /**
   * This process applies a plan that another one made. Terraform plans each object again before it writes it, so only what is
   * to be destroyed still tells which plan it was.
   */
  continues(id: string | undefined): void {
    if (id === undefined || id === this.#id || this.#continued.has(id)) return;
    this.#continued.add(id);
    const notes = this.#notes?.read(id);
    if (!notes) return;
    this.#knowsPlan = true;
    this.#ledger.add(notes);
  }

  /** A block as planned. @param isAgain whether this run has planned it already: a replacement is planned twice */
  plans(entry: Entry, isAgain: boolean): Clash | undefined {
    this.#note(entry);
    return isAgain ? undefined : this.#ledger.claim(entry);
  }

  /** A block that is planned to go. */
  plansDestroy(entry: Entry): Clash | undefined {
    this.keeps([], entry.namesBefore);
    this.#note(entry);
    return this.#ledger.destroy(entry);
  }

  destroyed(names: readonly string[]): void {
    this.#ledger.destroyed(names);
    this.left(names);
  }

  /** State has an object of these names. */
  sees(names: readonly string[]): void {
    this.#noteState({ inState: names.filter((name) => !this.#names.has(name)) });
  }

  /** Whether this process has seen an object of the name in state. */
  isSeen(name: string): boolean {
    return this.#names.has(name);
  }

  /** A block keeps its object with some names, and gives others up. */
  keeps(kept: readonly string[], freed: readonly string[]): void {
    if (freed.length > 0) this.#tellState();
    this.#noteState({ kept, freed });
  }

  /** What has these names is to be destroyed, and another object to have them. */
  replaces(replaced: readonly string[]): void {
    this.#tellState();
    this.#noteState({ replaced });
  }

  /** No object of this state has these names any more. */
  left(names: readonly string[]): void {
    const isNoted = names.some((name) => this.#earlier.names.has(name));
    this.#names.add({ left: names });
    this.#earlier.names.add({ left: names });
    if (isNoted || this.#tellsState) this.#notes?.append(this.#stateId, { left: names });
  }

  /** Whether an object that the run is to replace has the name, as far as this machine knows. */
  isReplaced(name: string): boolean {
    return this.#names.isReplaced(name) || this.#earlier.names.isReplaced(name);
  }

  /** Whether state has an object of the name, as far as this machine knows. */
  isInState(name: string): boolean {
    return this.#names.has(name) || this.#earlier.names.has(name);
  }

  /** Whether a block keeps the object of the name, of which state has another copy that goes. */
  isCopied(name: string): boolean {
    return this.#names.isCopied(name) || this.#earlier.last.isCopied(name);
  }

  isKept(name: string): boolean {
    return this.#names.isKept(name);
  }

  get #place(): string {
    this.#knownPlace ??= placeOfState();
    return this.#knownPlace;
  }

  get #stateId(): string {
    return `${this.#place}-${this.id}`;
  }

  #noteState(notes: StateNotes): void {
    this.#names.add(notes);
    const isNews = Object.values(notes).some((names) => names.length > 0);
    if (this.#tellsState && isNews) this.#notes?.append(this.#stateId, notes);
  }

  /** From now on others are to know what state holds, and what was learnt of it so far. */
  #tellState(): void {
    if (this.#tellsState) return;
    this.#tellsState = true;
    this.#noteState(this.#names.notes);
  }

  /** What runs before this one have noted on this machine: all of them, and the last one. */
  get #earlier(): { readonly names: NamesInState; readonly last: NamesInState } {
    if (!this.#noted) {
      const runs = this.#notes?.readState(this.#place) ?? [];
      this.#noted = { names: new NamesInState(runs.flat()), last: new NamesInState(runs.at(-1)) };
    }
    return this.#noted;
  }

  /** Nothing is written for a plan that gives nothing up. */
  #note(entry: Entry): void {
    this.#planned++;
    const fresh = this.#ledger.note(entry);
    if (this.#isWritten) {
      if (fresh.held.length + fresh.released.length > 0) this.#notes?.append(this.id, fresh);
    } else if (fresh.released.length > 0) {
      this.#isWritten = true;
      this.#notes?.append(this.id, this.#ledger.notes);
    }
  }

  holds(thing: string): boolean {
    return this.#ledger.holds(thing);
  }

  releases(thing: string): boolean {
    return this.#ledger.releases(thing);
  }

  /** The same once every block that Terraform can plan now has been planned: in which order it comes to them is chance. */
  async willHold(thing: string): Promise<boolean> {
    for (let seen = -1; !this.holds(thing) && seen !== this.#planned; ) {
      seen = this.#planned;
      await this.pause(quiet);
    }
    return this.holds(thing);
  }

  heldUnder(prefix: string): readonly string[] {
    return this.#ledger.heldUnder(prefix);
  }

  /** The same of what no block gives up. */
  keptUnder(prefix: string): readonly string[] {
    return this.#ledger.keptUnder(prefix);
  }

  /** Whether this run takes the thing from a block that had it, even where it gives it to another. */
  frees(thing: string): boolean {
    return this.#ledger.gives(thing) || this.#earlier.last.isFreed(thing);
  }

  /** The same, or the plan is not known: it may be worth waiting. */
  mayFree(thing: string): boolean {
    return !this.#knowsPlan || this.frees(thing);
  }

  /** Whether this process has come to apply. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  during<T>(work: () => Promise<T>): Promise<T> {
    this.#isWriting = true;
    return this.#writes.during(work);
  }

  /** Does `work` after all that this run writes to one of the things already. */
  inTurn<T>(things: readonly string[], work: () => Promise<T>): Promise<T> {
    return this.#turns.take(things, work);
  }

  untilOthersDone<T>(attempt: () => Promise<T | undefined>): Promise<T | undefined> {
    return this.#writes.untilOthersDone(attempt);
  }

  duringPlan<T>(work: () => Promise<T>): Promise<T> {
    return this.#plans.during(work);
  }

  /** What `look` finds, which looks again whenever something else was planned; undefined once nothing else is. */
  async untilOthersPlanned<T>(look: () => T | undefined): Promise<T | undefined> {
    const found = await this.#plans.untilOthersDone(async () => {
      const result = look();
      return result !== undefined || this.#isPlanned ? { result } : undefined;
    });
    this.#isPlanned ||= !found;
    return found?.result;
  }
}
