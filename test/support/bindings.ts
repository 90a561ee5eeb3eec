// The bindings and constructs of either framework from their sources, laid out as in the package, for tests in process.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as cdktf from 'cdktf';
import type * as bindings from '../../provider/cdktf/generated/cdktf/index.ts';
import type { Framework } from '../../workshop/bindings/framework.ts';
import { stageBindings } from '../../workshop/bindings/stage.ts';

export { type Framework, frameworks } from '../../workshop/bindings/framework.ts';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));

/** Both frameworks have the same shape, so a test is written once, with the types of CDKTF. */
export interface Bindings {
  readonly name: Framework;
  /** The framework itself: `cdktf` or `cdktn`. */
  readonly framework: typeof cdktf;
  /** Every class by its namespace: `unleash.project.Project`. */
  readonly unleash: typeof bindings;
  /** Another module of the package, such as `constructs/index.ts`, which shares its classes with `unleash`. */
  load<Module>(path: string): Promise<Module>;
  dispose(): void;
}

export async function openBindings(name: Framework): Promise<Bindings> {
  mkdirSync(cache, { recursive: true });
  // Inside the project, where Node.js finds the frameworks.
  const folder = mkdtempSync(`${cache}bindings-`);
  stageBindings(name, folder);
  const load = (path: string) => import(join(folder, name, path));
  return {
    name,
    framework: (await import(name)) as typeof cdktf,
    unleash: await load('index.ts'),
    load,
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
