// Refuses naming rules that Unleash would refuse, or would accept and then never match.
import { runInNewContext } from 'node:vm';
import type { Refuse } from '../../src/terraform/framework/index.ts';

interface FeatureNaming {
  readonly pattern?: string | undefined;
  readonly example?: string | null | undefined;
}

/** What is not known yet is left alone. The server anchors the pattern at both ends. */
export function checkNamingPattern(naming: FeatureNaming | null | undefined, error: Refuse): void {
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
    return;
  }
  const matches = example ? matchesInTime(expression, example) : true;
  if (matches === undefined) {
    error(
      'Invalid pattern value',
      `${JSON.stringify(pattern)} takes too long to be tried on the example: it can match the same text in too many ways. Unleash would hang on it. Do not repeat what repeats already, as in (a+)+.`,
      ['feature_naming', 'pattern'],
    );
  } else if (!matches) {
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

/** Milliseconds. An expression that backtracks is done at once or in hours. */
const LIMIT = 1000;

/** Undefined when it had not ended in time. */
function matchesInTime({ source }: RegExp, text: string): boolean | undefined {
  try {
    return Boolean(runInNewContext('new RegExp(source).test(text)', { source, text }, { timeout: LIMIT }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
