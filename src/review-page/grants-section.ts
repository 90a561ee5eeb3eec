// The table of grants, still empty, with everything that searches, sorts, filters and decides around it.
import { type Markup, markup } from './markup.ts';
import type { PageData, PageRow } from './page-data.ts';

type Choices = readonly (readonly [value: string, text: string])[];

export function grantsSection({ rows }: PageData, hasDifference: boolean): Markup {
  const values = (of: (row: PageRow) => readonly string[]) => toChoices(rows.flatMap(of));
  return markup`<section aria-labelledby="grants"><h2 id="grants">Grants</h2>
<form id="filters" role="search" aria-label="Grants">
<label class="wide">Search <input type="search" id="search" name="search" autocomplete="off" spellcheck="false"></label>
${[
  filter(
    'Kind',
    'kind',
    values(({ kind }) => [kind]),
  ),
  filter(
    'Role',
    'role',
    values(({ role }) => [role]),
  ),
  filter('Where', 'project', [['*', 'whole instance'], ...values(({ projects }) => projects)]),
  filter('Only', 'only', [
    ['admin', 'admins'],
    ['production', 'may change production'],
    ['group', 'through a group'],
    ['own', 'their own'],
    ...(hasDifference ? [['news', 'new or changed'] as const] : []),
  ]),
  filter(
    'Finding',
    'finding',
    values(({ findings }) => findings),
  ),
  filter('Decision', 'decision', [
    ['none', 'undecided'],
    ['keep', 'keep'],
    ['change', 'change'],
    ['remove', 'remove'],
  ]),
]}
<button type="reset">Show all</button>
</form>
<div class="desk" role="group" aria-label="Decisions">
<label>Reviewer <input type="text" id="reviewer" autocomplete="name"></label>
<button type="button" id="keep-rest">Keep the rest of what is shown</button>
<button type="button" id="save" class="main">Save decisions</button>
<button type="button" id="open">Open saved…</button>
<input type="file" id="file" accept="application/json,.json" aria-label="File of decisions" hidden>
<span id="decided"></span>
</div>
<p id="told" role="alert"></p>
<p id="shown" role="status"></p>
<table aria-labelledby="grants">
<thead><tr>${columns.map(heading)}</tr></thead>
<tbody id="rows"></tbody>
</table>
<p id="nothing" hidden>No grant is like that.</p>
<nav id="pager" aria-label="Pages of grants" hidden>
<button type="button" id="previous">Previous</button> <span id="page"></span> <button type="button" id="next">Next</button>
</nav>
</section>`;
}

const columns: Choices = [
  ['who', 'Who'],
  ['role', 'Role'],
  ['group', 'Through'],
  ['where', 'Where'],
  ['since', 'Since'],
  ['lastSeen', 'Last seen'],
  ['findings', 'Findings'],
  ['decision', 'Decision'],
];

const heading = ([column, text]: readonly [string, string]) =>
  markup`<th scope="col" data-column="${column}"><button type="button">${text}</button></th>`;

/** The browser selects the first one by itself: all. */
const filter = (label: string, name: string, choices: Choices) =>
  markup`<label>${label} <select name="${name}" id="${name}"><option value="">all</option>${choices.map(
    ([value, text]) => markup`<option value="${value}">${text}</option>`,
  )}</select></label>
`;

const collator = new Intl.Collator('en', { numeric: true });
const toChoices = (texts: readonly string[]): Choices =>
  [...new Set(texts)].sort(collator.compare).map((text) => [text, text] as const);
