// The workflows of GitHub: what they call exists here, and a release needs no secret but the key that signs it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}.github/workflows`;
const workflows = readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const);
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

test.each(workflows)('%s calls scripts, files and rings that are there', (_, text) => {
  for (const script of all(text, /npm run ([\w:-]+)/g)) expect(packageJson.scripts).toHaveProperty(script);
  for (const file of all(text, /(test\/[\w./-]+|\.ci\/run)/g)) expect(existsSync(`${root}${file}`), file).toBe(true);
});

test.each(workflows)('%s says what it may do, and stops by itself', (_, text) => {
  expect(text).toMatch(/^permissions:$/m);
  expect(all(text, /^ {4}(runs-on): /gm).length).toBe(all(text, /^ {4}(timeout-minutes): /gm).length);
});

test('the one secret is the key that signs a release', () => {
  expect(workflows.flatMap(([, text]) => all(text, /secrets\.(\w+)/g))).toEqual(['GPG_PRIVATE_KEY']);
});
