// Permission names: all that Unleash has, each in its scope, and wrong ones do not compile.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import {
  EnvironmentPermission,
  ProjectPermission,
  RootPermission,
} from '../../../provider/cdktf/constructs/generated/permissions.ts';
import { permissions } from '../../../src/sandbox/state/permissions.ts';

test.each([
  ['root', RootPermission],
  ['project', ProjectPermission],
  ['environment', EnvironmentPermission],
] as const)('the constants for %s permissions are those that Unleash has', (scope, constants) => {
  const names = permissions.filter(({ type }) => type === scope).map(({ name }) => name);
  expect(Object.values(constants).sort()).toEqual(names.sort());
  expect(Object.keys(constants)).toEqual(Object.values(constants));
});

const fixture = fileURLToPath(new URL('wrong-names.ts', import.meta.url));

test('wrong names do not compile, and right ones do', () => {
  const source = readFileSync(fixture, 'utf8');
  const refused = errorLines(source.replaceAll('@ts-expect-error', 'without it'));
  const expected = [...source.matchAll(/@ts-expect-error/g)].map(({ index }) => lineAt(source, index) + 1);
  expect(expected.length).toBeGreaterThan(10);
  expect(refused).toEqual(expected);
});

const lineAt = (source: string, index: number) => source.slice(0, index).split('\n').length;

/** The lines of the fixture that the compiler refuses, were `source` in it. */
function errorLines(source: string): number[] {
  const { config } = ts.readConfigFile(
    fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
    ts.sys.readFile,
  );
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, ...rest) =>
    name === fixture ? ts.createSourceFile(name, source, rest[0], true) : getSourceFile(name, ...rest);
  const program = ts.createProgram([fixture], options, host);
  const file = program.getSourceFile(fixture)!;
  const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return [...new Set(found.map(({ start }) => file.getLineAndCharacterOfPosition(start!).line + 1))];
}
