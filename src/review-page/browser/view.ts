// Which rows are shown, and in which order: search, filters and sorting, without the page.
import type { PageRow } from '../page-data.ts';
import type { Verdict } from './decisions.ts';

/** Empty texts ask for nothing. */
export interface Filters {
  /** Words that must all be somewhere in the row. */
  readonly search: string;
  readonly kind: string;
  readonly role: string;
  readonly project: string;
  readonly finding: string;
  readonly only: '' | 'admin' | 'production' | 'group' | 'own' | 'news';
  readonly decision: '' | 'none' | Verdict;
}

export type Column = 'who' | 'role' | 'group' | 'where' | 'since' | 'lastSeen' | 'findings' | 'decision';

export interface Order {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

type Verdicts = (fingerprint: string) => Verdict | undefined;

const wholeInstance = 'Whole instance';
/** What the filter asks for where a grant is in no project. */
const noProject = '*';

export const whereOf = ({ projects }: PageRow): string => (projects.length === 0 ? wholeInstance : projects.join(', '));

/** What is searched, once for each row. */
export const searchTextOf = (row: PageRow): string =>
  [row.who, row.alias, row.kind, row.role, row.group, whereOf(row), ...(row.environments ?? []), ...row.findings]
    .join('\n')
    .toLowerCase();

/** @param texts what `searchTextOf` says, by the index of the row */
export function visibleRows(
  rows: readonly PageRow[],
  texts: readonly string[],
  filters: Filters,
  order: Order | undefined,
  verdicts: Verdicts,
): PageRow[] {
  const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (row: PageRow, index: number) =>
    words.every((word) => texts[index]!.includes(word)) && isWanted(row, filters, verdicts);
  const wanted = rows.filter(fits);
  return order === undefined ? wanted : sorted(wanted, order, verdicts);
}

const only: { readonly [key in Exclude<Filters['only'], ''>]: (row: PageRow) => boolean } = {
  admin: ({ isAdmin }) => isAdmin,
  production: ({ reachesProduction }) => reachesProduction,
  group: ({ group }) => group !== '',
  own: ({ group }) => group === '',
  news: ({ news }) => news !== null,
};

function isWanted(row: PageRow, filters: Filters, verdicts: Verdicts): boolean {
  const { kind, role, project, finding, decision } = filters;
  return (
    (kind === '' || row.kind === kind) &&
    (role === '' || row.role === role) &&
    (project === '' || (project === noProject ? row.projects.length === 0 : row.projects.includes(project))) &&
    (finding === '' || row.findings.includes(finding)) &&
    (filters.only === '' || only[filters.only](row)) &&
    (decision === '' || (verdicts(row.fingerprint) ?? 'none') === decision)
  );
}

const collator = new Intl.Collator('en', { numeric: true });

/** Rows that are equal stay as they were; what is not known comes last, whichever way. */
function sorted(rows: PageRow[], { column, direction }: Order, verdicts: Verdicts): PageRow[] {
  const keyOf: { readonly [key in Column]: (row: PageRow) => string | number | null } = {
    who: ({ who }) => who,
    role: ({ role }) => role,
    group: ({ group }) => group || null,
    where: (row) => (row.projects.length === 0 ? '' : whereOf(row)),
    since: ({ since }) => since,
    lastSeen: ({ lastSeen }) => lastSeen,
    findings: ({ findings }) => findings.length,
    decision: ({ fingerprint }) => verdicts(fingerprint) ?? null,
  };
  const sign = direction === 'ascending' ? 1 : -1;
  return rows
    .map((row) => ({ row, key: keyOf[column](row) }))
    .sort(({ key: a }, { key: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
    })
    .map(({ row }) => row);
}
