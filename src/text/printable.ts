// What a terminal would act upon instead of showing it.

/** Orders to a terminal, whole: https://ecma-international.org/publications-and-standards/standards/ecma-48/ */
const ORDERS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)/g;

const BREAKS = /[\t-\r\x85\u2028\u2029]+/g;

/** Controls, what turns the direction of reading, what has no width, and halves of characters; joiners are part of scripts. */
const UNSEEN = /[\p{Cc}\p{Cs}]|(?![\u200c\u200d])\p{Cf}/gu;

/** The text on one line, without control characters and whatever else cannot be seen. */
export function printable(text: string): string {
  return text.replace(ORDERS, '').replace(BREAKS, ' ').replace(UNSEEN, '');
}
