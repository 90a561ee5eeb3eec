// npm run release -- VERSION: everything that is published, in release/VERSION; RELEASE_GPG_KEY names the key that signs it.
import { fileURLToPath } from 'node:url';
import { platforms } from '../workshop/executables/index.ts';
import { makeRelease } from '../workshop/release/index.ts';

const [version] = process.argv.slice(2);
if (version === undefined) {
  console.error('Usage: npm run release -- VERSION');
  process.exit(2);
}
const folder = fileURLToPath(new URL(`../release/${version}`, import.meta.url));
await makeRelease(folder, { version, platforms, key: process.env.RELEASE_GPG_KEY, say: console.log });
console.log(folder);
