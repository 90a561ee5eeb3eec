// Compares the contract with an admin specification, for `npm run openapi:check`.
import { knownDifferences, patches } from '../openapi/patches.ts';
import { checkSpecification } from '../src/contract/check.ts';
import { buildContract, readOperationLists } from './contract.ts';
import { loadSpecification } from '../src/contract/load-specification.ts';
import { renderReport } from '../src/contract/report.ts';
import { SpecificationError } from '../src/contract/specification-error.ts';

const USAGE = 'Usage: npm run openapi:check -- FILE_OR_URL (a specification, or the base URL of an Unleash server)\n';

interface Outcome {
  /** 0: it fits. 1: something breaking that nobody has explained. 2: there was nothing to compare with. */
  exitCode: 0 | 1 | 2;
  stdout: string;
  stderr: string;
}

/** @param args what follows the name of the command */
export async function runCheck(args: readonly string[]): Promise<Outcome> {
  const [source, ...others] = args;
  if (!source || others.length > 0) return { exitCode: 2, stdout: '', stderr: USAGE };
  try {
    const theirs = await loadSpecification(source);
    const { enterprise } = await readOperationLists();
    const check = checkSpecification(theirs, {
      contract: await buildContract(),
      enterprise,
      patches,
      knownDifferences,
    });
    return { exitCode: check.passed ? 0 : 1, stdout: renderReport(check), stderr: '' };
  } catch (error) {
    if (!(error instanceof SpecificationError)) throw error;
    return { exitCode: 2, stdout: '', stderr: `${error.message}\n` };
  }
}
