// The guides: their TypeScript compiles in both frameworks and runs, their tests are those of the examples, their roles ours.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { leastPrivilegeRoles } from '../../provider/cdktf/constructs/least-privilege-roles.ts';
import { frameworks } from '../../workshop/bindings/framework.ts';
import { retarget } from '../../workshop/bindings/retarget.ts';
import { openPage } from '../support/documented-page.ts';
import { spread } from '../support/size.ts';
import { openExampleProject, typeErrors } from './example-project.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const guide = (name: string) => readFileSync(`${root}docs/guides/${name}.md`, 'utf8');
const bindings = openPage('docs/guides/cdktf.md', import.meta.url);
const blocks = (heading: string) => bindings.take({ heading });

// Examples and bindings of the other have its names: a full run compiles both.
describe.each(spread(frameworks, { quick: 1 }))('for %s', (framework) => {
  const project = openExampleProject(framework);
  afterAll(() => project.dispose());

  const modules = blocks('Constructs').map(({ text }, index) => ({ file: `block-${index}.ts`, text }));
  for (const { file, text } of modules) writeFileSync(join(project.dir, file), retarget(text, framework));

  test('the blocks about constructs compile, and the example beside them', () => {
    expect(modules.length).toBe(4);
    expect(typeErrors(project)).toBe('');
  });

  test('the blocks about constructs run', async () => {
    const imports = modules.map(({ file }) => `import './${file.replace(/\.ts$/, '')}';\n`);
    writeFileSync(join(project.dir, 'blocks.ts'), imports.join(''));
    expect(await project.run('blocks.ts')).toBe('');
  });
});

test('the tests that the guide shows are those of the example', () => {
  const [shown] = blocks('Test your stack');
  const example = readFileSync(`${root}examples/cdktf/cdktf/${shown!.title}`, 'utf8');
  expect(example.endsWith(`\n${shown!.text}`)).toBe(true);
});

test('the guide to least privilege lists the roles as they are', () => {
  const documented = (heading: string) =>
    [...section(guide('least-privilege'), heading).matchAll(/^\| ([A-Z][\w ]+) \|(.*)\|$/gm)].map(([, name, cells]) => [
      name,
      cells!.split('|').map((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, permission]) => permission)),
    ]);
  const { rootRoles, projectRoles } = leastPrivilegeRoles({ open: ['open'], guarded: ['guarded'] });
  expect(documented('Roles on the instance')).toEqual(
    Object.entries(rootRoles).map(([name, { permissions }]) => [name, [permissions]]),
  );
  const rows: readonly [string, Row][] = Object.entries(projectRoles);
  expect(documented('Roles inside projects')).toEqual(
    rows.map(([name, { permissions = [], environments = {} }]) => [
      name,
      [permissions, environments.open ?? [], environments.guarded ?? []],
    ]),
  );
});

interface Row {
  readonly permissions?: readonly string[];
  readonly environments?: { readonly [environment: string]: readonly string[] };
}

const section = (page: string, heading: string) =>
  page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
