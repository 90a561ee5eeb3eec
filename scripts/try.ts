// npm run try NAME: laws, faults, conformance, real terraform, examples and page of one member of the catalog.
import { spawnSync } from 'node:child_process';
import { faultsOnPaper, planTrial, UnknownMember } from '../workshop/try-member.ts';

try {
  const trial = planTrial(process.argv[2] ?? '');
  const faults = await faultsOnPaper(trial);
  for (const fault of faults) console.error(fault);
  const env = { ...process.env, TEST_SIZE: 'full' };
  const { status } = spawnSync('npx', trial.vitest, { stdio: 'inherit', env });
  process.exitCode = faults.length > 0 ? 1 : (status ?? 1);
} catch (error) {
  if (!(error instanceof UnknownMember)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
