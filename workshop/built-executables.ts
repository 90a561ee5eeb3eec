// The two executables as they are shipped, built once for everybody: whoever gets their folder only reads it.
import { join } from 'node:path';
import { buildExecutables } from './build/executables.ts';
import { share } from './build/share.ts';
import { compile } from './executables/compile.ts';
import { platformName, platformOf, programs } from './executables/index.ts';

/** Whether `npm run test:compiled` runs: then all suites that start them run on self-contained ones. */
export const areCompiled = process.env.TEST_EXECUTABLES === 'compiled';

export const builtExecutables = (): Promise<string> => (areCompiled ? compiledExecutables() : builtScripts());

/** As they are in the package for npm. */
export const builtScripts = (): Promise<string> => share('executables', buildExecutables);

/** For this machine, without the library that they bring along for others. */
export const compiledExecutables = (): Promise<string> =>
  share('compiled', async (folder) => {
    const here = platformOf(platformName());
    for (const { entry, name } of Object.values(programs)) compile(entry, here, join(folder, name));
  });
