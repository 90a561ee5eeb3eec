// Searches as the database makes them: `%` stands for any characters, `_` for one, letter case for nothing.

/** Matches texts that begin with the pattern. */
export function likePattern(text: string): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('%', '.*').replaceAll('_', '.')}`, 'isu');
}
