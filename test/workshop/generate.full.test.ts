// `npm run generate` writes everything or nothing, tried in a copy of the project.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { writeAll } from '../../workshop/generate/write-all.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'generate-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Texts of all files by path, what is installed and cached aside. */
function read(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes('/.cache/'));
  return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

describe('a new resource', () => {
  const copy = newFolder();
  const parts = ['src', 'provider', 'openapi', 'docs', 'examples', 'workshop', 'scripts'];
  for (const path of [...parts, 'test/states', 'package.json']) {
    const isInstalled = (source: string) => /unleash-server\/(node_modules|\.cache)/.test(source);
    cpSync(join(root, path), join(copy, path), { recursive: true, filter: (source) => !isInstalled(source) });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const tsx = join(root, 'node_modules/.bin/tsx');
  const generate = () => promisify(execFile)(tsx, ['scripts/generate.ts'], { cwd: copy });

  test('is named with the examples that it lacks, and nothing is written', async () => {
    const resource = readFileSync(join(copy, 'provider/resources/scim.ts'), 'utf8');
    const named = resource.replace('const scim =', 'const notice =').replace("('scim',", "('notice',");
    writeFileSync(join(copy, 'provider/resources/notice.ts'), named);
    const before = read(copy);
    await expect(generate()).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^Nothing is generated: .*, so write\n {2}examples\/resources\/unleash_notice\/resource\.tf\n {2}examples\/resources\/unleash_notice\/resource-2\.tf\n/,
      ),
    });
    expect(read(copy)).toEqual(before);
  });

  const writeExamples = (body: string) => {
    const examples = join(copy, 'examples/resources/unleash_notice');
    mkdirSync(examples, { recursive: true });
    for (const file of ['resource.tf', 'resource-2.tf'])
      writeFileSync(join(examples, file), `resource "unleash_notice" "it" {${body}}\n`);
  };

  test('is told why its example cannot be applied', async () => {
    writeExamples('');
    await expect(generate()).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^Nothing is generated: the example in examples\/resources\/unleash_notice cannot be applied: Missing value: .*enabled.*\n$/,
      ),
    });
  });

  test('is in the catalog, the documentation and the bindings once it has them', async () => {
    writeExamples(' enabled = true ');
    await generate();
    expect(readFileSync(join(copy, 'provider/generated/catalog.ts'), 'utf8')).toContain("'../resources/notice.ts'");
    expect(readFileSync(join(copy, 'docs/resources/notice.md'), 'utf8')).toContain('unleash_notice');
    expect(readFileSync(join(copy, 'provider/cdktf/generated/cdktf/notice/index.ts'), 'utf8')).toContain(
      'class Notice',
    );
  });
});

test('what is generated no more goes, and what people wrote beside it stays', () => {
  const folder = newFolder();
  const write = (path: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), 'old');
  };
  const [gone, kept] = [
    ['src/a/generated/old.ts', 'src/a/generated/deep/old.ts', 'docs/resources/old.md'],
    ['src/a/written.ts', 'docs/guides/written.md'],
  ];
  for (const path of [...gone, ...kept]) write(path);
  writeAll(
    folder,
    new Map([
      ['src/a/generated/new.ts', 'new'],
      ['docs/resources/new.md', 'new'],
      ['docs/guides/new.md', 'new'],
    ]),
  );
  const paths = [...read(folder).keys()].map((path) => path.slice(folder.length + 1));
  expect(paths.sort()).toEqual(
    [...kept, 'src/a/generated/new.ts', 'docs/resources/new.md', 'docs/guides/new.md'].sort(),
  );
});
