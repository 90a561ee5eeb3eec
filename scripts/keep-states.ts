// npm run states:keep -- VERSION [CHECKOUT]: keeps a state of every type as the provider of a version writes it, in test/states.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildProvider } from '../workshop/built-provider.ts';
import { keepState } from '../workshop/states/state-of-the-past.ts';

const [version, checkout] = process.argv.slice(2);
if (!version)
  throw new Error(
    'Usage: npm run states:keep -- VERSION [CHECKOUT]; a checkout of another version has been built in its dist.',
  );
const built = checkout === undefined ? await buildProvider() : undefined;
const examples = resolve(checkout ?? '.', 'examples/resources');
for (const type of readdirSync(examples)) {
  const files = readdirSync(join(examples, type))
    .filter((file) => file.endsWith('.tf'))
    .sort((a, b) => a.length - b.length || a.localeCompare(b));
  // The last one: the first is what everybody begins with, and says the least.
  const example = readFileSync(join(examples, type, files.at(-1)!), 'utf8');
  await keepState(version, type, example, built?.dist ?? resolve(checkout!, 'dist'));
  console.log(`${version} ${type}`);
}
built?.dispose();
