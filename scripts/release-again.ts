// npm run release:again -- VERSION [NODE]: whether a release has the same bytes when it is made in another place, with another Node.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { platforms } from '../workshop/executables/index.ts';
import { releaseAgain } from '../workshop/release/index.ts';

const [version, node] = process.argv.slice(2);
const folder = fileURLToPath(new URL(`../release/${version}`, import.meta.url));
if (version === undefined || !existsSync(folder)) {
  console.error('Usage: npm run release:again -- VERSION [NODE], after npm run release -- VERSION');
  process.exit(2);
}
const archives = platforms
  .map(({ name }) => name)
  .filter((name) => existsSync(`${folder}/terraform-provider-unleash_${version}_${name}.zip`));
const different = releaseAgain(folder, { version, platforms: archives, node });
for (const name of different) console.error(`${name} is not the same.`);
console.log(`${archives.length} platforms made again, ${different.length} files are not the same`);
process.exitCode = different.length > 0 ? 1 : 0;
