// The lists of reserved names against the installed frameworks: a name is on them if and only if it breaks what is generated.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as cdktf from 'cdktf';
import * as cdktn from 'cdktn';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frameworks } from '../../workshop/bindings/framework.ts';
import { loadGenerator } from '../../workshop/bindings/load-generator.ts';
import { reservedInFunctions, reservedInObjects, reservedInResources } from '../../workshop/bindings/reserved-names.ts';
import type { ProviderSchema, Schema } from '../../workshop/bindings/schema-json.ts';

const snakeCase = (name: string) => name.replace(/^_+/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Every member, inherited ones included, of the objects that generated classes extend. */
function membersOfBaseClasses({
  Testing,
  TerraformStack,
  TerraformResource,
  TerraformDataSource,
  ComplexObject,
}: typeof cdktf) {
  const stack = new TerraformStack(Testing.app(), 'stack');
  const config = { terraformResourceType: 'x_y', terraformGeneratorMetadata: { providerName: 'x' } };
  const resource = new TerraformResource(stack, 'resource', config);
  const nested = new (class extends ComplexObject {})(resource, 'nested', false, 0);
  return [resource, new TerraformDataSource(stack, 'data', config), nested].flatMap((base) => {
    const names: string[] = [];
    for (let one: object = base; one; one = Object.getPrototypeOf(one)) names.push(...Object.getOwnPropertyNames(one));
    return names.filter((name) => !name.startsWith('__')).map(snakeCase);
  });
}

const names = [
  ...new Set([
    ...membersOfBaseClasses(cdktf),
    ...membersOfBaseClasses(cdktn as unknown as typeof cdktf),
    ...reservedInResources,
    ...reservedInObjects,
  ]),
];

const folder = mkdtempAt('../../.cache/');
const broken = { resource: new Set<string>(), object: new Set<string>() };

beforeAll(async () => {
  for (const framework of frameworks) await generate(framework);
  const files = ts.sys.readDirectory(folder, ['.ts'], ['**/lazy-index.ts', '**/unleash/index.ts']);
  for (const file of refused(files)) {
    const [, kind, index] = /\/(resource|object)(\d+)\//.exec(file)!;
    broken[kind as keyof typeof broken].add(names[Number(index)]!);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('attributes of resources', () => {
  // The compiler takes it, and every reference to the resource then goes round in circles.
  expect(broken.resource.has('fqn')).toBe(false);
  expect([...broken.resource, 'fqn'].sort()).toEqual([...reservedInResources].sort());
});

test('attributes of nested objects', () => {
  expect([...broken.object].sort()).toEqual([...reservedInObjects].sort());
});

test('parameters of functions', () => {
  const words = ts.SyntaxKind.FirstKeyword;
  const keywords = Array.from(
    { length: ts.SyntaxKind.LastKeyword - words + 1 },
    (_, n) => ts.tokenToString(words + n)!,
  );
  const files = [...keywords, 'arguments', 'eval', 'token'].map((word) => {
    const file = `${folder}/${word}.ts`;
    writeFileSync(file, `export class Functions { call(${word}: string) { return [${word}]; } }`);
    return file;
  });
  const refusedWords = new Set(refused(files).map((file) => basename(file, '.ts')));
  refusedWords.delete('default');
  // As a parameter, one means something else, and the other is refused in ES modules only.
  expect([...refusedWords, 'await', 'this'].sort()).toEqual([...reservedInFunctions].sort());
});

function mkdtempAt(path: string): string {
  const parent = fileURLToPath(new URL(path, import.meta.url));
  mkdirSync(parent, { recursive: true });
  const made = mkdtempSync(`${parent}reserved-names-`);
  writeFileSync(`${made}/package.json`, '{ "type": "commonjs" }');
  return made;
}

/** For each name a resource that has it and a resource with a nested object that has it. */
async function generate(framework: (typeof frameworks)[number]): Promise<void> {
  const attribute = { type: 'string', optional: true };
  const flat = (name: string): Schema => ({ version: 0, block: { attributes: { [name]: attribute } } });
  const nested = (name: string): Schema => {
    const outer = { nested_type: { nesting_mode: 'single', attributes: { [name]: attribute } }, optional: true };
    return { version: 0, block: { attributes: { outer } } };
  };
  const all = (kind: string, schema: (name: string) => Schema) =>
    Object.fromEntries(names.map((name, index) => [`unleash_${kind}${index}`, schema(name)]));
  const provider: ProviderSchema = {
    provider: { version: 0, block: {} },
    resource_schemas: { ...all('resource', flat), ...all('object', nested) },
  };
  const schema = {
    format_version: '1.0',
    provider_schemas: { 'registry.terraform.io/unleash-admin/unleash': provider },
  };
  const constraint = { name: 'unleash', source: 'unleash-admin/unleash', version: '~> 0.1' };
  await loadGenerator(framework)(schema, constraint, `${folder}/${framework}`);
}

/** The files in which the compiler finds anything wrong. */
function refused(files: readonly string[]): string[] {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).flatMap(({ file }) => file?.fileName ?? []);
}
