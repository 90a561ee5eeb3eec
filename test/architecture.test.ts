// Who may import whom. The table is the plan of the house; what it does not allow fails here.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** A module and the modules that it may reach, through their index.ts unless a file is named. */
const mayImport: { readonly [module: string]: readonly string[] } = {
  bin: ['provider', 'provider/address.ts', 'src/cli', 'src/terraform', 'src/terraform/framework', 'package.json'],
  provider: ['src/terraform/framework', 'src/admin-api', 'src/access', 'src/events'],
  'src/events': ['src/admin-api', 'src/access'],
  'src/access': ['src/admin-api'],
  'src/contract': [],
  'src/cli': ['src/sandbox', 'src/admin-api', 'src/access', 'src/events', 'src/text', 'package.json'],
  'src/export': ['src/terraform/framework'],
  'src/sandbox': ['src/admin-api/generated', 'openapi/contract.json', 'openapi/permissions.json'],
  'src/terraform': ['src/terraform/plugin', 'src/terraform/protocol'],
  'src/terraform/framework': ['src/terraform/protocol', 'src/text'],
  'src/terraform/testing': ['src/terraform/framework', 'src/terraform/protocol'],
  'src/terraform/protocol': [],
  'src/terraform/plugin': [],
  'src/admin-api': ['src/text'],
  'src/text': [],
};
const modules = Object.keys(mayImport).sort((a, b) => b.length - a.length);
const moduleOf = (file: string) => modules.find((module) => file.startsWith(`${module}/`));

const sources = ['src', 'provider', 'bin'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
);
const isGenerated = (file: string) => file.includes('/generated/');
const importsOf = (file: string) =>
  ts.preProcessFile(readFileSync(join(root, file), 'utf8')).importedFiles.map(({ fileName }) => fileName);

/** Why an import is not allowed, or undefined when it is. */
function violation(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const target = relative(root, join(root, dirname(file), specifier));
  const from = moduleOf(file);
  const to = moduleOf(target);
  if (from === undefined) return `${file} is in no module of the plan`;
  if (from === to) return undefined;
  const allowed = mayImport[from]!;
  const isAllowed = allowed.some(
    (entry) =>
      target === entry ||
      target === `${entry}/index.ts` ||
      (entry.endsWith('/generated') && target.startsWith(`${entry}/`)),
  );
  return isAllowed ? undefined : `${file} may not import ${target}`;
}

test('every import is allowed by the plan', () => {
  expect(sources.length).toBeGreaterThan(50);
  const violations = sources.flatMap((file) => importsOf(file).map((specifier) => violation(file, specifier)));
  expect(violations.filter((found) => found !== undefined)).toEqual([]);
});

test('the check sees what it must', () => {
  expect(violation('src/sandbox/state/store.ts', '../../../provider/index.ts')).toMatch(/may not import/);
  expect(violation('src/terraform/framework/index.ts', '../../admin-api/index.ts')).toMatch(/may not import/);
  expect(violation('provider/explain.ts', '../src/admin-api/errors/admin-api-error.ts')).toMatch(/may not import/);
  expect(violation('provider/connection/failures.ts', '../../src/admin-api/index.ts')).toBeUndefined();
});

test('no module imports itself in a circle of modules', () => {
  const edges = (module: string) =>
    mayImport[module]!.map((entry) => moduleOf(`${entry}/`)).filter((to) => to !== undefined && to !== module);
  const visit = (module: string, above: readonly string[]): void => {
    expect(above).not.toContain(module);
    for (const next of edges(module)) visit(next!, [...above, module]);
  };
  for (const module of modules) visit(module, []);
});

describe('each hand-written file', () => {
  const lines = (file: string) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n');
  const written = sources.filter((file) => !isGenerated(file));

  test('has at most 300 lines', () => {
    expect(written.filter((file) => lines(file).length > 300)).toEqual([]);
  });

  test('says its job in its first line', () => {
    const first = (file: string) => lines(file).find((line) => !line.startsWith('#!')) ?? '';
    expect(written.filter((file) => !/^(\/\/ |\/\*\*)/.test(first(file)))).toEqual([]);
  });

  test('has a name that says something', () => {
    const vague = /(^|\/)(utils?|helpers?|common|types|managers?|misc)(\/|\.ts$)/;
    expect(written.filter((file) => vague.test(file) || /[A-Z_]/.test(file))).toEqual([]);
  });
});
