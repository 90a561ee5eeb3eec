// Why an archive cannot be written where it was asked for.

/** What follows `cannot write into the folder: `. */
export class ArchiveRefused extends Error {}
