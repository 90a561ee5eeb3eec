// Pages that people write around one generated part.
import { readFileSync } from 'node:fs';

/**
 * The page with its part made anew, by its path; what people have written around it stays.
 * @param path such as `docs/architecture.md`
 * @param name stands in the comments between which the part lies: `<!-- name -->` and `<!-- /name -->`
 */
export function partOfPage(path: string, name: string, part: string): Map<string, string> {
  const page = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${path} has no place for it: a line ${begin} and a line ${end}.`);
  return new Map([[path, `${page.slice(0, from)}${begin}\n\n${part}\n\n${page.slice(to)}`]]);
}
