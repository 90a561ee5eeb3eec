// npm run build: one bundled, executable file for each command, in dist/.
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

/** @param outdir where the executables go */
export async function buildExecutables(outdir = `${root}dist`): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  // Files without an ending are CommonJS wherever they are copied to.
  writeFileSync(`${outdir}/package.json`, '{ "type": "commonjs" }\n');
  for (const entry of readdirSync(`${root}bin`)) {
    const outfile = `${outdir}/${entry.replace(/\.ts$/, '')}`;
    await build({
      entryPoints: [`${root}bin/${entry}`],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      minifySyntax: true,
      minifyWhitespace: true,
      legalComments: 'linked',
      logLevel: 'warning',
      loader: { '.json': 'json' },
    });
    chmodSync(outfile, 0o755);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildExecutables();
