// A text that would do something to a terminal, and whether a text is fit to be shown in one.

/** Clears the screen, sets the title, turns the direction of reading, ends lines, hides, and is very long. */
export const hostileText = [
  '\u001b[2J\u001b[1;31mred\u001b[0m',
  '\u001b]0;title\u0007\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\',
  '\u009b2J\u009d0;title\u009c\u0090q\u009c',
  'a\u0000b\u0007c\u0008d\u007fe\u0085f',
  'line\r\nApply complete!\u2028next\u2029last',
  '\u202egnp.exe\u202c \u2066x\u2069 \u061c\u200e\u200f',
  'zero\u200bwidth\ufeff\u2060 soft\u00adhyphen \u{e0041}tag \ud800half',
  'https://ada:canary-password@example.com/',
  'x'.repeat(100_000),
].join(' ');

const HARMFUL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u00ad\u{e0001}\u{e0020}-\u{e007f}\p{Cs}]/u;

/** What is wrong with a text that is shown, or undefined; line breaks are allowed where whole messages are laid out. */
export function harmIn(
  text: string,
  { longest, breaks = false }: { longest: number; breaks?: boolean },
): string | undefined {
  const found = HARMFUL.exec(text)?.[0] ?? (breaks ? undefined : /\n/.exec(text)?.[0]);
  if (found !== undefined) return `U+${found.codePointAt(0)!.toString(16)} in ${JSON.stringify(text.slice(0, 200))}`;
  if (text.includes('canary')) return `a password in ${JSON.stringify(text.slice(0, 200))}`;
  return text.length > longest ? `${text.length} characters: ${text.slice(0, 100)}` : undefined;
}
