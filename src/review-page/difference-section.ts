// What has changed since an earlier review.
import type { Difference, HeldGrant } from '../access/index.ts';
import { type Markup, markup } from './markup.ts';
import { placeOf, roleNameOf } from './titles.ts';

/** So many grants of a kind are listed; the table has all that came or changed. */
const listed = 200;

export function differenceSection({ earlier, came, went, changed, findings }: Difference): Markup {
  const line = (sentence: string) => markup`${sentence}`;
  return markup`<section aria-labelledby="difference"><h2 id="difference">Since the review of ${earlier.slice(0, 10)}</h2>
${[
  part('Came', came.map(sentenceOf).map(line)),
  part(
    'Changed',
    changed.map(({ before, after }) => markup`${sentenceOf(after)} <small>(${whatWas(before, after)})</small>`),
  ),
  part('Went', went.map(sentenceOf).map(line)),
  part(
    'New findings',
    findings.came.map(({ message }) => line(message)),
  ),
  part(
    'Findings that are settled',
    findings.went.map(({ message }) => line(message)),
  ),
]}
</section>`;
}

function part(title: string, lines: readonly Markup[]): Markup {
  const rest = lines.length - listed;
  return markup`
<details class="rule"${lines.length > 0 && lines.length <= 20 ? markup` open` : null}>
<summary><span class="title">${title}</span> <span class="count">${lines.length}</span></summary>
<ul>${lines.slice(0, listed).map((line) => markup`<li dir="auto">${line}</li>`)}${rest > 0 ? markup`<li>and ${rest} more</li>` : null}</ul>
</details>`;
}

function sentenceOf({ subject, grant }: HeldGrant): string {
  const through = grant.through === null ? '' : ` through ${grant.through.name}`;
  return `${subject.displayName ?? subject.name}: ${roleNameOf(grant)}, ${placeOf(grant)}${through}`;
}

const whatWas = (before: HeldGrant, after: HeldGrant) =>
  roleNameOf(before.grant) === roleNameOf(after.grant)
    ? 'the role has other permissions'
    : `was ${roleNameOf(before.grant)}`;
