// Everything that the package ships in dist/.
import { buildBindings } from './bindings.ts';
import { buildExecutables } from './executables.ts';
import { buildLibrary } from './library.ts';

export { buildExecutable, buildExecutables } from './executables.ts';

/** @param outdir is emptied first */
export async function buildPackage(outdir: string): Promise<void> {
  await buildExecutables(outdir);
  buildBindings(outdir);
  await buildLibrary(outdir);
}
