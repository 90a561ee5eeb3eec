// Lines of blocks: in the root module, in modules beside it, and at the call of modules from elsewhere.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { blockFinder } from '../../src/policy/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'locate-block-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

test('a block is found by its address, whatever its key and its module', () => {
  write(
    'main.tf',
    'resource "unleash_cors" "this" {\n}\n\nmodule "team" {\n  for_each = {}\n  source   = "./modules/team"\n}\n',
  );
  write(
    'other.tf',
    '# resource "unleash_scim" "this" {\n\nresource unleash_scim this {\n}\nmodule "far" {\n  source = "git::https://example.com"\n}\n',
  );
  write('modules/team/users.tf', '\n  resource "unleash_user" "all" {\n  }\nmodule "inner" { source = "../inner" }\n');
  write('modules/inner/main.tf', 'resource "unleash_group" "this" {\n}\n');
  const find = blockFinder(folder);
  expect(find('unleash_cors.this')).toEqual({ file: 'main.tf', line: 1 });
  expect(find('unleash_scim.this[0]')).toEqual({ file: 'other.tf', line: 3 });
  expect(find('module.team["a.b"].unleash_user.all["x]"]')).toEqual({ file: 'modules/team/users.tf', line: 2 });
  expect(find('module.team["a"].module.inner.unleash_group.this')).toEqual({ file: 'modules/inner/main.tf', line: 1 });
  expect(find('module.far.unleash_group.this')).toEqual({ file: 'other.tf', line: 5 });
  expect(find('unleash_cors.that')).toBeUndefined();
  expect(find('module.none.unleash_cors.this')).toBeUndefined();
});
