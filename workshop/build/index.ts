// Everything that the package ships in dist/.
import { buildBindings } from './bindings.ts';
import { buildExecutables } from './executables.ts';
import { buildLibrary } from './library.ts';

export { buildExecutable, buildExecutables } from './executables.ts';

/** @param outdir is emptied first. Without the bindings it takes a third of the time. */
export async function buildPackage(outdir: string, { bindings = true } = {}): Promise<void> {
  await buildExecutables(outdir);
  if (bindings) buildBindings(outdir);
  await buildLibrary(outdir);
}
