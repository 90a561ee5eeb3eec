// What a command has around it: where lines go, and when to end.
export interface Surroundings {
  /** One line, without its line break. */
  out(line: string): void;
  err(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted when the process is told to end. */
  signal: AbortSignal;
}
