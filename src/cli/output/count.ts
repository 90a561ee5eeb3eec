// Numbers in sentences.

/** `1 event`, `2 events`. */
export const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
