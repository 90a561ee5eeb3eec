// The bindings and constructs for CDKTF and CDK Terrain as JavaScript with declarations.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { frameworks } from '../bindings/framework.ts';
import { stageBindings } from '../bindings/stage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

// The code generators do not know the stricter settings of this project.
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  lib: ['lib.es2022.d.ts'],
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  declaration: true,
  skipLibCheck: true,
  noEmitOnError: true,
};

/**
 * @param outdir gets a folder for each framework
 * @throws Error with what the compiler says when it refuses the sources
 */
export function buildBindings(outdir: string): void {
  mkdirSync(`${root}.cache`, { recursive: true });
  // Inside the project, where the compiler finds the frameworks.
  const staging = mkdtempSync(`${root}.cache/bindings-`);
  try {
    writeCommonJs(staging);
    for (const framework of frameworks) {
      stageBindings(framework, staging);
      rmSync(join(outdir, framework), { recursive: true, force: true });
    }
    compile(staging, outdir);
    writeCommonJs(outdir);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function compile(rootDir: string, outDir: string): void {
  const program = ts.createProgram(ts.sys.readDirectory(rootDir, ['.ts']), { ...options, rootDir, outDir });
  const found = ts.getPreEmitDiagnostics(program);
  const diagnostics = found.length > 0 ? found : program.emit().diagnostics;
  if (diagnostics.length === 0) return;
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => rootDir,
    getNewLine: () => '\n',
  };
  throw new Error(`The bindings do not compile:\n${ts.formatDiagnostics(diagnostics, host)}`);
}

/** The package is of ES modules; these are CommonJS, which both kinds of consumers can load. */
const writeCommonJs = (folder: string) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
};
