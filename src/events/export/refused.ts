// Why an archive cannot be written where it was asked for.

/** What follows `cannot write into the folder: `. */
export class ArchiveRefused extends Error {}

/** The log does not hold still, or what it shows is not what it counts: the message is a sentence. */
export class LogMoved extends Error {}
