// npm run docs: the documentation as a local site, in site/ or the folder that is named.
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite } from '../workshop/site/build-site.ts';

const own = fileURLToPath(new URL('../site', import.meta.url));
const [given] = process.argv.slice(2);
// The folder of its own is made anew, so that no page of old is left; in any other one nothing is taken away.
if (given === undefined) rmSync(own, { recursive: true, force: true });
const folder = given === undefined ? own : resolve(given);
const pages = buildSite(folder);
console.log(`${pages.length} pages: open ${join(folder, 'index.html')} in a browser.`);
