// The program of an export as its framework synthesises it, in this process.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as cdktf from 'cdktf';
import * as cdktn from 'cdktn';
import type { Framework } from '../../workshop/bindings/framework.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const frameworks = { cdktf, cdktn };

/** @param folder in which an export wrote a program */
export async function synthesised(folder: string, framework: Framework): Promise<object> {
  mkdirSync(`${root}.cache`, { recursive: true });
  // Inside the checkout, where the frameworks are found.
  const dir = mkdtempSync(`${root}.cache/export-`);
  try {
    cpSync(folder, dir, { recursive: true });
    for (const file of readdirSync(dir).filter((name) => name.endsWith('.ts'))) {
      const text = readFileSync(join(dir, file), 'utf8');
      const bindings = `${root}provider/cdktf/generated/${framework}`;
      writeFileSync(
        join(dir, file),
        text.replace(/"unleash-admin\/\w+\/([\w-]+)"/g, (_, name) => `"${bindings}/${name}/index.ts"`),
      );
    }
    const { Unleash } = await import(join(dir, 'unleash.ts'));
    const { importAll } = await import(join(dir, 'imports.ts'));
    const { Testing } = frameworks[framework];
    const stack = new Unleash(Testing.app(), 'unleash');
    importAll(stack);
    return JSON.parse(Testing.synth(stack)) as object;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
