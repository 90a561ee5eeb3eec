// npm run --silent cores -- opentofu@1.12.6 terraform@1.5.7 …: builds them with Go, and prints TERRAFORM_BINARIES for the tests.
import { delimiter } from 'node:path';
import { buildCore } from '../workshop/go-cores.ts';

const asked = process.argv.slice(2);
try {
  if (asked.length === 0) throw new Error('say which cores: npm run --silent cores -- opentofu@1.12.6 terraform@1.5.7');
  const binaries = asked.map((name) => {
    console.error(`building ${name}, which takes minutes the first time`);
    return buildCore(name);
  });
  console.log(binaries.join(delimiter));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
