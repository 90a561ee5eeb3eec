// Projects that use the package in each way that TypeScript and Node.js know: compiled strictly, then run.
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { frameworks } from '../../workshop/bindings/framework.ts';

const run = promisify(execFile);

export interface ConsumerKind {
  /** `type` of its package.json. */
  readonly type: 'commonjs' | 'module';
  readonly compilerOptions: { readonly [option: string]: string | boolean | readonly string[] };
  /** Runs as one file, into which all but the framework itself is bundled. */
  readonly bundled?: true;
}

export const consumerKinds: { readonly [name: string]: ConsumerKind } = {
  'CommonJS on Node.js': {
    type: 'commonjs',
    compilerOptions: { module: 'node16', skipLibCheck: false },
  },
  'ES modules on Node.js, with exact optional properties': {
    type: 'module',
    compilerOptions: { module: 'nodenext', exactOptionalPropertyTypes: true, verbatimModuleSyntax: true },
  },
  'a bundler': {
    type: 'module',
    compilerOptions: { module: 'esnext', moduleResolution: 'bundler' },
    bundled: true,
  },
  'the resolution of Node.js 10': {
    type: 'commonjs',
    compilerOptions: { module: 'commonjs', moduleResolution: 'node10' },
  },
};

/**
 * Compiles and runs `main.ts` in a folder inside a project that has the dependencies installed.
 * @returns what it printed
 * @throws Error with what the compiler or Node.js said
 */
export async function consume(project: string, name: string, kind: ConsumerKind, main: string): Promise<string> {
  const { type, compilerOptions, bundled } = kind;
  const dir = join(project, 'consumers', name.replace(/\W+/g, '-'));
  mkdirSync(dir, { recursive: true });
  const tsconfig = {
    compilerOptions: {
      target: 'es2022',
      strict: true,
      skipLibCheck: true,
      types: [],
      outDir: 'out',
      ...compilerOptions,
    },
    files: ['main.ts'],
  };
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ type }));
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify(tsconfig));
  writeFileSync(join(dir, 'main.ts'), main);
  const node = async (...args: string[]) => {
    try {
      return (await run(process.execPath, args, { cwd: dir })).stdout;
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`node ${args.join(' ')}\n${stdout}${stderr}`);
    }
  };
  await node(join(project, 'node_modules/typescript/bin/tsc'), '-p', '.');
  if (bundled) await bundle(dir);
  return node('out/main.js');
}

async function bundle(dir: string): Promise<void> {
  const outfile = join(dir, 'out/main.js');
  const external = [...frameworks, 'constructs'];
  await build({
    entryPoints: [outfile],
    outfile,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external,
    banner,
  });
}

// The bundled bindings are CommonJS, and load the framework that stays outside with require.
const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" };
