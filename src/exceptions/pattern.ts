// Patterns for names: `*` stands for any text.

/** Whether the whole text is as the pattern says. */
export const fits = (pattern: string, text: string): boolean => regular(pattern).test(text);

const regular = (pattern: string) =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'su',
  );
