// The id that a project gets when only its name is given.

/** Letters that are more than another letter with a mark. */
const spelled: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l' };

/** Lower case letters, digits and dashes; a name with none of them becomes the base64 of itself. */
export function slugify(name: string): string {
  return reduce(name) || reduce(Buffer.from(name).toString('base64'));
}

function reduce(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ßœæøł]/g, (letter) => spelled[letter] ?? '')
    .replace(/[^a-z0-9\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
