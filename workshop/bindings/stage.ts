// Lays out the sources of one framework as the package has them: its bindings, and the constructs made for it.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Framework } from './framework.ts';
import { retarget } from './retarget.ts';

const sources = fileURLToPath(new URL('../../provider/cdktf/', import.meta.url));

/** Writes `<framework>/<resource>/index.ts`, `<framework>/index.ts` and `<framework>/constructs/` into a folder. */
export function stageBindings(framework: Framework, folder: string): void {
  for (const path of filesIn(`${sources}generated/${framework}`)) {
    const text = readFileSync(join(sources, 'generated', framework, path), 'utf8');
    write(join(folder, framework, path), text.replace(/^\/\/ @ts-nocheck.*\n/m, ''));
  }
  for (const path of filesIn(`${sources}constructs`)) {
    const text = readFileSync(join(sources, 'constructs', path), 'utf8');
    // In the package the constructs lie beside the bindings.
    write(
      join(folder, framework, 'constructs', path),
      retarget(text.replace(/'((?:\.\.\/)+)generated\/cdktf\//g, "'$1"), framework),
    );
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

/** Relative imports name the files that the compiler will have written. */
function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text.replace(/(from |import\()'(\.[^']*)\.ts'/g, "$1'$2.js'"));
}
