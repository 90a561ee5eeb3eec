// The client, what is known of access and events, and the sandbox, as ES modules with declarations, for people who import them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, transform } from 'esbuild';
import ts from 'typescript';
import { formatNotices, packagesIn } from './notices.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What can be imported, by the name of its file. */
export const entries = {
  'admin-api': 'src/admin-api/index.ts',
  access: 'src/access/library.ts',
  events: 'src/events/library.ts',
  sandbox: 'src/sandbox/index.ts',
};

/** @param outdir gets a folder `library` */
export async function buildLibrary(outdir: string): Promise<void> {
  const library = join(outdir, 'library');
  rmSync(library, { recursive: true, force: true });
  mkdirSync(library, { recursive: true });
  // The folder above is of CommonJS, for executables without an ending.
  writeFileSync(join(library, 'package.json'), '{ "type": "module" }\n');
  await bundle(library);
  for (const [file, text] of declarations()) {
    const path = join(library, 'types', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** What is loaded late, such as the schemas of answers and the transport, stays in files of its own. */
async function bundle(outdir: string): Promise<void> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    loader: { '.json': 'json' },
    // Packages that are CommonJS load Node's own modules with it.
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module';\nconst require = $createRequire(import.meta.url);",
    },
  });
  await tighten(metafile);
  writeFileSync(join(outdir, 'LEGAL.txt'), formatNotices('The library', packagesIn(metafile, root), []));
}

/** Files of other packages alone are not read by anybody: without their comments they are half as large. */
async function tighten({ outputs }: Metafile): Promise<void> {
  const isForeign = (inputs: readonly string[]) =>
    inputs.length > 0 && inputs.every((input) => input.includes('node_modules/'));
  const foreign = Object.entries(outputs).filter(([, { inputs }]) => isForeign(Object.keys(inputs)));
  for (const [output] of foreign) {
    const file = join(root, output);
    const { code } = await transform(readFileSync(file, 'utf8'), { minifyWhitespace: true, minifySyntax: true });
    writeFileSync(file, code);
  }
}

/** Declarations that the entries lead to, by their path under `src`. */
function declarations(): Map<string, string> {
  const emitted = emitDeclarations();
  const reached = new Map<string, string>();
  const pending = Object.values(entries).map((entry) => toDeclaration(posix.relative('src', entry)));
  for (const file of pending) {
    if (reached.has(file)) continue;
    const text = emitted.get(file) ?? ts.sys.readFile(join(root, 'src', file));
    if (text === undefined) throw new Error(`The library has no declarations in ${file}`);
    // The compiler leaves the endings of the sources in place.
    reached.set(
      file,
      text.replace(relativeImport, (_, start, path, end) => `${start}${path}.js${end}`),
    );
    for (const [, , path = ''] of text.matchAll(relativeImport))
      pending.push(`${posix.join(posix.dirname(file), path)}.d.ts`);
  }
  return reached;
}

const relativeImport = /((?:from |import\()['"])(\.[^'"]*?)(?:\.d)?\.ts(['"])/g;
const toDeclaration = (file: string) => file.replace(/\.ts$/, '.d.ts');

function emitDeclarations(): Map<string, string> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(
    Object.values(entries).map((entry) => join(root, entry)),
    {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      stripInternal: true,
      outDir: '/',
      rootDir: join(root, 'src'),
    },
  );
  const emitted = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (path, text) => emitted.set(path.replace(/^\/+/, ''), text));
  if (diagnostics.length > 0) {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostics[0]!.messageText, '\n'));
  }
  return emitted;
}
