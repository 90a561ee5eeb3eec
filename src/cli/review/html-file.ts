// The page of a review as a file: never over one that is not such a page.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Difference, Review } from '../../access/index.ts';
import { UsageError } from '../failures.ts';
import { attempt } from '../read-file.ts';

/** @throws UsageError before anything is asked of Unleash */
export async function pageFile(file: string, cwd: string) {
  const { reviewPage, signature } = await import('../../review-page/index.ts');
  const path = resolve(cwd, file);
  const refused = `cannot write ${file}`;
  const isForeign = () => existsSync(path) && !readFileSync(path, 'utf8').slice(0, 200).includes(signature);
  if (attempt(refused, isForeign))
    throw new UsageError(`${refused}: it is there, and no page of a review; choose another name, or delete it`);
  return {
    write: (review: Review, difference: Difference | undefined): void =>
      attempt(refused, () => writeFileSync(path, reviewPage(review, difference))),
  };
}
