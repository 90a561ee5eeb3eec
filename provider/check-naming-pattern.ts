// Refuses naming rules that Unleash would refuse, or would accept and then never match.

interface FeatureNaming {
  readonly pattern?: string;
  readonly example?: string | null;
}

/** What is not known yet is left alone. The server anchors the pattern at both ends. */
export function checkNamingPattern(
  naming: FeatureNaming | null | undefined,
  error: (summary: string, detail: string, path: readonly string[]) => void,
): void {
  if (!naming?.pattern) return;
  const { pattern, example } = naming;
  if (/\s/.test(pattern)) {
    error('Invalid pattern value', 'The pattern must not contain white space: flag names have none.', [
      'feature_naming',
      'pattern',
    ]);
    return;
  }
  const expression = compile(pattern);
  if (!expression) {
    error('Invalid pattern value', `${JSON.stringify(pattern)} is not a regular expression.`, [
      'feature_naming',
      'pattern',
    ]);
  } else if (example && !expression.test(example)) {
    error(
      'Invalid example value',
      `${JSON.stringify(example)} does not match the pattern ${JSON.stringify(pattern)}.`,
      ['feature_naming', 'example'],
    );
  }
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^${pattern}$`);
  } catch {
    return undefined;
  }
}
