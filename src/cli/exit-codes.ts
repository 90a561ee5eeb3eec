// How the program ends, for scripts that call it.
export const exitCodes = {
  /** What was asked for is done. */
  done: 0,
  /** The work failed: no answer, no permission, or interrupted. */
  failed: 1,
  /** The command cannot be carried out as it was given. */
  wrongUse: 2,
  /** The command worked, and found what it was asked to look for. */
  findings: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
