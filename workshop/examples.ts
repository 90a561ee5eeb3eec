// The examples of the catalog's members, which the documentation shows and the tests execute.
import { readdirSync, readFileSync } from 'node:fs';

const examples = new URL('../examples/', import.meta.url);

/**
 * HCL in the order of the numbers: `resource.tf`, `resource-2.tf` and so on; nothing where there is no such folder.
 * @param folder such as `resources/unleash_role`
 */
export function readExamples(folder: string): string[] {
  const number = (file: string) => Number(/-(\d+)\.tf(query\.hcl)?$/.exec(file)?.[1] ?? 1);
  return filesIn(folder)
    .filter((file) => /\.tf(query\.hcl)?$/.test(file))
    .sort((a, b) => number(a) - number(b))
    .map((file) => readFileSync(new URL(`${folder}/${file}`, examples), 'utf8'));
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(new URL(folder, examples));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
