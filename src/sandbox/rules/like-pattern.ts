// Searches as the database makes them: `%` stands for any characters, `_` for one, letter case for nothing.

/** Matches texts that begin with the pattern, in a time that grows with their length alone. */
export function likePattern(text: string): { test(candidate: string): boolean } {
  // Each part is looked for once, behind the one before it: a single expression would go back and try again.
  const parts = text.split('%').map((part, index) => {
    const literal = part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return new RegExp(literal.replaceAll('_', '.'), index === 0 ? 'yisu' : 'gisu');
  });
  return {
    test: (candidate) => {
      let end = 0;
      return parts.every((part) => {
        part.lastIndex = end;
        const isFound = part.test(candidate);
        end = part.lastIndex;
        return isFound;
      });
    },
  };
}
