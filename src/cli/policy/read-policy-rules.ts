// The file of own rules that an option names.
import { parsePolicyRules, WrongRules } from '../../policy/index.ts';
import { UsageError } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { attempt, readFile } from '../read-file.ts';

/** @throws UsageError that names what is wrong with it */
export function readPolicyRules(file: string, cwd: string): ReturnType<typeof parsePolicyRules> {
  const text = readFile('the rules', file, cwd);
  const value = attempt(`the file of rules ${file} is not JSON`, (): unknown => JSON.parse(text));
  try {
    return parsePolicyRules(value, nearest);
  } catch (error) {
    throw error instanceof WrongRules ? new UsageError(`the rules ${file} are wrong: ${error.message}`) : error;
  }
}
