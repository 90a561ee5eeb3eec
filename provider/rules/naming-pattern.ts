// Refuses naming rules that Unleash would refuse, or would accept and then never match.
import { runInNewContext } from 'node:vm';
import type { Refuse } from '../../src/terraform/framework/index.ts';

interface FeatureNaming {
  readonly pattern?: string | undefined;
  readonly example?: string | null | undefined;
}

/** What is not known yet is left alone. */
export function checkNamingPattern(naming: FeatureNaming | null | undefined, error: Refuse): void {
  if (!naming?.pattern) return;
  const { pattern, example } = naming;
  const { problem, matches } = tryPattern(pattern, example || undefined, 'the example');
  if (problem) error('Invalid pattern value', problem, ['feature_naming', 'pattern']);
  else if (!matches)
    error(
      'Invalid example value',
      `${JSON.stringify(example)} does not match the pattern ${JSON.stringify(pattern)}. Write one that does, or another pattern.`,
      ['feature_naming', 'example'],
    );
}

/**
 * Whether the pattern matches the whole of a name, as the server tries it.
 * @param name left out, only the pattern itself is looked at
 * @param shown what a message calls it
 * @returns what is wrong with the pattern, where something is
 */
export function tryPattern(
  pattern: string,
  name?: string,
  shown = JSON.stringify(name),
): { readonly problem?: string; readonly matches: boolean } {
  const wrong = (problem: string) => ({ problem, matches: false });
  if (/\s/.test(pattern)) return wrong('The pattern must not contain white space: flag names have none.');
  const expression = compile(pattern);
  if (!expression) return wrong(`${JSON.stringify(pattern)} is not a regular expression.`);
  const matches = name === undefined ? true : matchesInTime(expression, name);
  if (matches !== undefined) return { matches };
  return wrong(
    `${JSON.stringify(pattern)} takes too long to be tried on ${shown}: it can match the same text in too many ways. Unleash would hang on it. Do not repeat what repeats already, as in (a+)+.`,
  );
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
