// What whoever called can mend: an option, or a file that it names.

/** The message is the end of a sentence, and repeats no secret. */
export class SettingError extends Error {}
