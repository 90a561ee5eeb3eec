// The rules for a naming pattern: no whitespace, an example that fits, and nothing without a pattern.
import { invalidValue, unforeseen } from '../failures/errors.ts';
import { matchesInTime } from './matches-in-time.ts';

interface Naming {
  pattern: string | null;
  example?: string | null;
  description?: string | null;
}

const whitespace = [' ', '\\t', '\\s', '\\n', '\\r', '\\f', '\\v'];

export function checkFeatureNaming({ pattern, example, description }: Naming): void {
  const reasons: string[] = [];
  if (pattern && whitespace.some((text) => pattern.includes(text))) {
    reasons.push(
      `Feature flag names cannot contain whitespace. You've provided a feature flag naming pattern that contains a whitespace character: "${pattern}". Remove any whitespace characters from your pattern.`,
    );
  } else if (pattern && example && !fits(pattern, example)) {
    reasons.push(
      `You've provided a feature flag naming example ("${example}") that doesn't match your feature flag naming pattern ("${pattern}").`,
    );
  }
  if (!pattern && example) reasons.push(withoutPattern('example'));
  if (!pattern && description) reasons.push(withoutPattern('description'));
  if (reasons.length > 0) throw invalidValue(...reasons);
}

/** A real server would hang on a pattern that backtracks without end, and take nothing else meanwhile. */
function fits(pattern: string, example: string): boolean {
  const matches = matchesInTime(compile(pattern), example);
  if (matches === undefined) throw unforeseen('the example could not be tried on the pattern in time');
  return matches;
}

/** An invalid expression is found out only when an example is tried on it, and nobody foresaw it. */
function compile(pattern: string): RegExp {
  try {
    return new RegExp(`^${pattern}$`);
  } catch (error) {
    throw unforeseen(error instanceof Error ? error.message : String(error));
  }
}

function withoutPattern(name: string): string {
  return `You've provided a feature flag naming ${name}, but no feature flag naming pattern. You must specify a pattern to use a ${name}.`;
}
