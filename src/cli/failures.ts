// What a command throws when it cannot go on: shown as one line, without a stack.

/** The command cannot be carried out as given: exit code 2. */
export class UsageError extends Error {}

/** The work failed: exit code 1. */
export class WorkFailed extends Error {}

/** A value of an option or argument that cannot be read; the message says what it must be. */
export class WrongValue extends Error {}

/** What the file system refuses, whoever asked it: a full disk, a folder that is none, no permission. */
export const isOfFiles = (error: unknown): error is Error =>
  error instanceof Error &&
  'syscall' in error &&
  ('path' in error || ['write', 'fsync', 'close'].includes(String(error.syscall)));
