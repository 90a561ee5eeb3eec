// What package.json promises is what the build makes, without making it; test/library and test/cdktf install the whole of it.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { tmpdir } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { type Framework, frameworks } from '../../workshop/bindings/framework.ts';
import { retarget } from '../../workshop/bindings/retarget.ts';
import { stageBindings } from '../../workshop/bindings/stage.ts';
import { entries } from '../../workshop/build/library.ts';
import { builtScripts } from '../../workshop/built-executables.ts';

const { bin, exports, typesVersions } = packageJson;

test('each command is built', async () => {
  const folder = await builtScripts();
  for (const [command, path] of Object.entries(bin)) {
    expect(path).toBe(`dist/${command}`);
    expect(existsSync(join(folder, basename(path))), path).toBe(true);
  }
});

test('each module of the library is bundled, with its declarations, and each that is bundled can be imported', () => {
  const isOfLibrary = ([, target]: [string, unknown]) => JSON.stringify(target).includes('./dist/library/');
  const made = Object.entries(entries).map(([name, source]) => [
    name === 'admin-api' ? '.' : `./${name}`,
    {
      types: source.replace(/^src\/(.*)\.ts$/, './dist/library/types/$1.d.ts'),
      default: `./dist/library/${name}.js`,
    },
  ]);
  expect(Object.entries(exports).filter(isOfLibrary)).toEqual(made);
});

test.each(frameworks)('the index for %s is there, and each module that can be imported beside it', (framework) => {
  const folder = mkdtempSync(join(tmpdir(), 'staged-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  stageBindings(framework, folder);
  const staged = join(folder, framework);
  const index = { types: `./dist/${framework}/index.d.ts`, default: `./dist/${framework}/index.js` };
  expect(exports).toMatchObject({
    [`./${framework}`]: index,
    [`./${framework}/*`]: { types: `./dist/${framework}/*/index.d.ts`, default: `./dist/${framework}/*/index.js` },
  });
  const modules = readdirSync(staged, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(modules.length).toBeGreaterThan(40);
  for (const path of ['', ...modules.map(({ name }) => name)])
    expect(existsSync(join(staged, path, 'index.ts')), path).toBe(true);
});

test('modules are found in the same ways for each framework', () => {
  const found = (one: Framework) => [
    Object.entries(exports).filter(([path]) => path.startsWith(`./${one}`)),
    Object.entries(typesVersions['*']).filter(([path]) => path.startsWith(one)),
  ];
  expect(found('cdktf').flat()).toHaveLength(4);
  expect(JSON.stringify(found('cdktn'))).toBe(retarget(JSON.stringify(found('cdktf')), 'cdktn'));
});

test('the package brings no dependency of its own', () => {
  expect(packageJson).not.toHaveProperty('dependencies');
  expect(Object.keys(packageJson.peerDependenciesMeta)).toEqual(Object.keys(packageJson.peerDependencies));
});
