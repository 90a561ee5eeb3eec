// Carries what a plan knows as a whole to the process that applies it: Terraform starts one for each, and hands over single objects.
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Notes } from './ledger.ts';
import type { StateNotes } from './names-in-state.ts';

/** Days for which a saved plan finds its notes. */
const keptDays = 7;

/**
 * Keys of things, never secrets, in a folder that only this user may enter. Notes that cannot be written or read are not a
 * failure: then the apply knows only what it meets itself.
 */
export class PlanNotes {
  readonly #folder: string;
  #isPruned = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  append(run: string, notes: Notes | StateNotes): void {
    try {
      this.#prepare();
      appendFileSync(this.#fileOf(run), `${JSON.stringify(notes)}\n`, { mode: 0o600 });
    } catch {
      // A full or read-only disk.
    }
  }

  /** Null when there are none: they were written on another machine, or nothing was given up in that plan. */
  read(run: string): Notes | null {
    try {
      if (!/^[0-9a-f]+$/.test(run) || !this.#isOurs) return null;
      const all = linesOf<Notes>(this.#fileOf(run));
      return { held: all.flatMap(({ held }) => held), released: all.flatMap(({ released }) => released) };
    } catch {
      return null;
    }
  }

  /** What each run of one place has noted of names, oldest first. */
  readState(place: string): StateNotes[][] {
    try {
      if (!this.#isOurs) return [];
      const files = readdirSync(this.#folder).filter((file) => file.startsWith(`${place}-`));
      const dated = files.map((file) => ({ path: join(this.#folder, file), at: statSync(join(this.#folder, file)) }));
      return dated.sort((a, b) => a.at.mtimeMs - b.at.mtimeMs).map(({ path }) => linesOf<StateNotes>(path));
    } catch {
      return [];
    }
  }

  #fileOf(run: string): string {
    return join(this.#folder, `${run}.ndjson`);
  }

  get #isOurs(): boolean {
    const { uid, mode } = statSync(this.#folder);
    // Windows has neither, and gives each user a folder for temporary files.
    const own = process.getuid?.();
    return own === undefined || (uid === own && (mode & 0o077) === 0);
  }

  #prepare(): void {
    const made = mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    if (!this.#isOurs) throw new Error('the folder of plan notes belongs to somebody else');
    if (made === undefined && !this.#isPruned) this.#prune();
    this.#isPruned = true;
  }

  #prune(): void {
    const oldest = Date.now() - keptDays * 24 * 60 * 60 * 1000;
    for (const file of readdirSync(this.#folder)) {
      const path = join(this.#folder, file);
      if (statSync(path).mtimeMs < oldest) rmSync(path, { force: true });
    }
  }
}

const linesOf = <T>(file: string) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
