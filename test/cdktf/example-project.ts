// A program for one framework, such as the examples, as a project of its own, with the package beside them as a user installs it.
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import type { Framework } from '../../workshop/bindings/framework.ts';
import { stageBindings } from '../../workshop/bindings/stage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

interface ExampleProject {
  readonly dir: string;
  /** Runs one of its files; `test` says that it holds tests. */
  run(file: string, as?: 'test'): Promise<string>;
  /** The synthesised stack. */
  synthesised(stack: string): string;
  dispose(): void;
}

/** @param source folder with the program; the example, where it is left out */
export function openExampleProject(
  framework: Framework,
  source = `${root}examples/cdktf/${framework}`,
): ExampleProject {
  mkdirSync(`${root}.cache`, { recursive: true });
  // Inside the checkout, where Node.js finds the frameworks.
  const dir = mkdtempSync(`${root}.cache/example-`);
  cpSync(source, dir, { recursive: true });
  const packageDir = join(dir, 'node_modules/unleash-admin');
  stageBindings(framework, packageDir);
  const exports = { [`./${framework}/*`]: `./${framework}/*/index.ts` };
  writeFileSync(join(packageDir, 'package.json'), JSON.stringify({ name: 'unleash-admin', exports }));
  return {
    dir,
    async run(file, as) {
      const { stdout } = await run(process.execPath, ['--import', 'tsx', ...(as ? ['--test'] : []), file], {
        cwd: dir,
        env: { ...process.env, CHECKPOINT_DISABLE: '1' },
      });
      return stdout;
    },
    synthesised: (stack) => readFileSync(join(dir, 'cdktf.out/stacks', stack, 'cdk.tf.json'), 'utf8'),
    dispose: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** What the compiler says about the example with its own settings, one problem a line. */
export function typeErrors({ dir }: ExampleProject): string {
  const { config } = ts.readConfigFile(join(dir, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dir);
  const program = ts.createProgram(fileNames, { ...options, types: ['node'] });
  const own = program.getSourceFiles().filter(({ fileName }) => fileNames.includes(fileName));
  const found = own.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  const host = { getCanonicalFileName: (name: string) => name, getCurrentDirectory: () => dir, getNewLine: () => '\n' };
  return ts.formatDiagnostics(found, host);
}
