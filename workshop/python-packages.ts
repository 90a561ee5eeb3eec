// Python packages that are witnesses for tests: installed once into a folder of the cache. Where Python or a package cannot be
// had, tests say so and go without.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A Python that has packages. */
export interface Python {
  /** Runs a program with texts on its standard input. @returns what it prints */
  run(program: string, input: string): string;
}

/**
 * @param name of the folder in the cache
 * @param packages with their versions, such as `pycef==1.11`
 * @returns undefined, after one line that says why, where they cannot be had
 */
export function pythonWith(name: string, packages: readonly string[]): Python | undefined {
  const dir = fileURLToPath(new URL(`../.cache/${name}/`, import.meta.url));
  const python = join(dir, 'bin', 'python');
  try {
    if (!existsSync(python)) install(dir, packages);
    return {
      run: (program, input) =>
        execFileSync(python, ['-c', program], { input, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 }),
    };
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`left out: ${packages.join(', ')}, which need Python 3 and PyPI (${why})`);
    return undefined;
  }
}

/** A process that installs at the same time does no harm: whichever is whole first stays. */
function install(dir: string, packages: readonly string[]): void {
  const draft = `${dir.replace(/\/$/, '')}-${process.pid}`;
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  mkdirSync(draft, { recursive: true });
  try {
    run('python3', '-m', 'venv', draft);
    run(join(draft, 'bin', 'pip'), 'install', '--quiet', '--disable-pip-version-check', ...packages);
    renameSync(draft, dir);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(dir)) throw error;
  }
}
