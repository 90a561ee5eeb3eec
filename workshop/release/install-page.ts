// The page that a release brings along for who has nothing else: what is in the folder, and how to use it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const page = fileURLToPath(new URL('./INSTALL.md', import.meta.url));

/** Its blocks work as they stand on Linux with a processor of Intel's kind. */
export const installPage = (version: string): string => readFileSync(page, 'utf8').replaceAll('VERSION', version);
