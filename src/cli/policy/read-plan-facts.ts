// The plan that a policy is to judge: from a file or standard input.
import { readFileSync } from 'node:fs';
import { WrongState } from '../../inventory/index.ts';
import { type Facts, factsOfPlan } from '../../policy/index.ts';
import { UsageError } from '../failures.ts';
import { attempt, readFile } from '../read-file.ts';

/** @param file `-` for standard input @throws UsageError for what is no plan */
export function readPlanFacts(file: string, cwd: string): Facts {
  const text =
    file === '-'
      ? attempt('standard input cannot be read', () => readFileSync(0, 'utf8'))
      : readFile('the plan', file, cwd);
  try {
    return factsOfPlan(text, new Date());
  } catch (error) {
    const from = file === '-' ? 'standard input' : `the plan ${file}`;
    throw error instanceof WrongState ? new UsageError(`${from} cannot be judged: ${error.message}`) : error;
  }
}
