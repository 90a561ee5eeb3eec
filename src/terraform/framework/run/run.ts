// One run of Terraform as this process sees it: what its blocks decide about, and which writes are under way.
import { randomBytes } from 'node:crypto';
import { type Clash, type Entry, Ledger } from './ledger.ts';
import { PlanNotes } from './plan-notes.ts';
import { WritesUnderWay } from './writes-under-way.ts';

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
}

interface Surroundings {
  /** Folder for what a plan hands to its apply; undefined where both are known to be one process. */
  readonly planNotes: string | undefined;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** Milliseconds without a further block after which all that Terraform can plan now have been planned. */
const quiet = 200;

export class Run implements RunView {
  readonly #writes: WritesUnderWay;
  readonly #ledger = new Ledger();
  readonly #notes: PlanNotes | undefined;
  #id: string | undefined;
  readonly #continued = new Set<string>();
  readonly #pause: Surroundings['pause'];
  #planned = 0;
  #isWriting = false;
  #isWritten = false;
  /** Whether this process has found what the plan gives up. */
  #knowsPlan = false;

  constructor({ planNotes, pause }: Surroundings) {
    this.#pause = pause;
    this.#writes = new WritesUnderWay(pause);
    this.#notes = planNotes === undefined ? undefined : new PlanNotes(planNotes);
  }

  /** By this the process that applies the plan finds what was noted. */
  get id(): string {
    this.#id ??= randomBytes(12).toString('hex');
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
    this.#note(entry);
    return this.#ledger.destroy(entry);
  }

  destroyed(names: readonly string[]): void {
    this.#ledger.destroyed(names);
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
      await this.#pause(quiet);
    }
    return this.holds(thing);
  }

  heldUnder(prefix: string): readonly string[] {
    return this.#ledger.heldUnder(prefix);
  }

  /** Whether this run takes the thing from a block that had it, even where it gives it to another. */
  frees(thing: string): boolean {
    return this.#ledger.gives(thing);
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

  untilOthersDone<T>(attempt: () => Promise<T | undefined>): Promise<T | undefined> {
    return this.#writes.untilOthersDone(attempt);
  }
}
