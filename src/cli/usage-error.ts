// A command that cannot be carried out as given: shown as one line, without a stack.
export class UsageError extends Error {}
