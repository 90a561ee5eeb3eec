// One bundled, executable file for each command, with the notices of what is bundled beside it.
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { formatNotices, packagesIn } from './notices.ts';
import { chunksOf, pack } from './pack.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @param outdir where the executables go; it is emptied first */
export async function buildExecutables(outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  // Files without an ending are CommonJS wherever they are copied to.
  writeFileSync(`${outdir}/package.json`, '{ "type": "commonjs" }\n');
  for (const entry of readdirSync(`${root}bin`)) {
    await buildExecutable(`bin/${entry}`, `${outdir}/${entry.replace(/\.ts$/, '')}`);
  }
}

/** @param entry a file of the project, such as `bin/unleash-admin.ts` */
export async function buildExecutable(entry: string, outfile: string): Promise<void> {
  const bundled = await bundle(entry);
  writeFileSync(outfile, await pack(chunksOf(ending(bundled, '.js'), bundled.metafile, entry)));
  chmodSync(outfile, 0o755);
  const { packages, comments } = legal(bundled);
  writeFileSync(`${outfile}.LEGAL.txt`, formatNotices(basename(outfile), packages, comments));
}

/** The packages that an executable has inside, and the legal comments of their files. */
export const bundledIn = async (entry: string) => legal(await bundle(entry));

const bundle = (entry: string) =>
  build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: 'chunks',
    write: false,
    metafile: true,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    legalComments: 'linked',
    logLevel: 'warning',
    loader: { '.json': 'json' },
  });

type Bundled = Awaited<ReturnType<typeof bundle>>;

const ending = ({ outputFiles }: Bundled, suffix: string) => outputFiles.filter(({ path }) => path.endsWith(suffix));

const legal = (bundled: Bundled) => ({
  packages: packagesIn(bundled.metafile, root),
  comments: [...new Set(ending(bundled, '.LEGAL.txt').map(({ text }) => text.trim()))].filter(Boolean).sort(),
});
