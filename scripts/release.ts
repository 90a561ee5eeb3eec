// npm run release -- VERSION [PLATFORM …]: everything that is published, in release/VERSION; RELEASE_GPG_KEY names the key that signs it.
import { fileURLToPath } from 'node:url';
import { platformOf, platforms } from '../workshop/executables/index.ts';
import { makeRelease } from '../workshop/release/index.ts';

const [version, ...asked] = process.argv.slice(2);
if (version === undefined) {
  console.error('Usage: npm run release -- VERSION [PLATFORM …]');
  process.exit(2);
}
const folder = fileURLToPath(new URL(`../release/${version}`, import.meta.url));
await makeRelease(folder, {
  version,
  platforms: asked.length > 0 ? asked.map(platformOf) : platforms,
  key: process.env.RELEASE_GPG_KEY,
  say: console.log,
});
console.log(folder);
