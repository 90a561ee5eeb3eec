// The two executables as they are shipped, built once for everybody: whoever gets their folder only reads it.
import { buildExecutables } from './build/executables.ts';
import { share } from './build/share.ts';

export const builtExecutables = (): Promise<string> => share('executables', buildExecutables);
