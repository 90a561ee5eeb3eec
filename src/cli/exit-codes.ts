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

/** `0 done, 1 failed, 2 wrong use, 3 findings`, for the help. */
export const describeExitCodes = (): string =>
  Object.entries(exitCodes)
    .map(([name, code]) => `${code} ${name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`)
    .join(', ');
