// What a command has around it: where lines go, what it is told by the environment, and when to end.
export interface Terminal {
  /** One line of the result, without its line break. */
  out(line: string): void;
  /** Resolves when whoever reads the result has taken what there is of it; absent where it is taken at once. */
  taken?(): Promise<void>;
  /** One line for the person who looks on: problems, waits, hints. */
  err(line: string): void;
  /** Shows what goes on, in place of what it showed before; absent where no person looks on. */
  status?(text: string): void;
  /** Whether the person says yes; absent where nobody can be asked. */
  ask?(question: string): Promise<boolean>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The file of the program itself, with what is shipped beside it. */
  readonly program: string;
  /** The folder that relative paths begin from. */
  readonly cwd: string;
  /** Whether the result is read by a person and not by a file or another program. */
  readonly isTTY: boolean;
  /** Characters that fit on a line; undefined where nobody counts them. */
  readonly columns: number | undefined;
  /** Calls the listener when the process is told to open its files anew; absent where nobody tells. */
  onHangup?(listener: () => void): void;
  /** Aborted when the process is told to end. */
  readonly signal: AbortSignal;
}
