// npm run release:verify -- VERSION [FOLDER]: whether a release is whole and what its checksums, signatures and archives say.
import { fileURLToPath } from 'node:url';
import { verifyRelease } from '../workshop/release/index.ts';

const [version, given] = process.argv.slice(2);
if (version === undefined) {
  console.error('Usage: npm run release:verify -- VERSION [FOLDER]');
  process.exit(2);
}
const folder = given ?? fileURLToPath(new URL(`../release/${version}`, import.meta.url));
const { problems, archives, isSigned } = verifyRelease(folder, version);
for (const problem of problems) console.error(problem);
console.log(`${archives.length} archives, ${isSigned ? 'signed' : 'not signed'}, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
