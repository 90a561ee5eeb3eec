// npm run openapi:check -- FILE_OR_URL: compares the contract with the specification of another server.
import { runCheck } from '../workshop/openapi-check.ts';

const { exitCode, stdout, stderr } = await runCheck(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
