// Long texts, cut in their middle: what matters is at one of the ends.

/** At most `longest` characters: the beginning and the end of a text that has more. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const end = Math.floor((longest - 3) / 3);
  const begin = longest - 3 - end;
  return `${text.slice(0, begin)} … ${text.slice(text.length - end)}`.replace(/\p{Cs}/gu, '');
}
