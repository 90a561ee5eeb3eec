// The two executables as they are shipped, built once for everybody: whoever gets their folder only reads it.
import { join } from 'node:path';
import { buildExecutables } from './build/executables.ts';
import { share } from './build/share.ts';
import { compile } from './executables/compile.ts';
import { platformName, platformOf, programs } from './executables/index.ts';

/** Scripts for Node, or with `TEST_EXECUTABLES=compiled` self-contained ones: then all suites that start them run on those. */
export const builtExecutables = (): Promise<string> =>
  process.env.TEST_EXECUTABLES === 'compiled' ? compiledExecutables() : share('executables', buildExecutables);

/** For this machine, without the library that they bring along for others. */
export const compiledExecutables = (): Promise<string> =>
  share('compiled', async (folder) => {
    const here = platformOf(platformName());
    for (const { entry, name } of Object.values(programs)) compile(entry, here, join(folder, name));
  });
