// The rows of the table: what is said of a grant, and the controls with which it is decided.
import type { Choice, PageData, PageRow } from '../page-data.ts';
import { type Decision, type Decisions, isComplete, verdicts } from './decisions.ts';
import { make } from './elements.ts';
import { whereOf } from './view.ts';

/** What is decided of a row; undefined takes a decision back. */
export type Decide = (row: PageRow, decision: Pick<Decision, 'decision' | 'reason' | 'role'> | undefined) => void;

export function tableRow(data: PageData, row: PageRow, decisions: Decisions, decide: Decide): HTMLTableRowElement {
  const decision = make('td', { 'data-label': 'Decision', class: 'decision' });
  const fill = () =>
    decision.replaceChildren(
      ...controls(data, row, decisions.get(row.fingerprint), (made) => {
        const isOther = made?.decision !== decisions.get(row.fingerprint)?.decision;
        decide(row, made);
        if (!isOther) return;
        fill();
        decision.querySelector('select')?.focus();
      }),
    );
  fill();
  return make(
    'tr',
    {},
    make(
      'th',
      { scope: 'row', 'data-label': 'Who' },
      make('span', { class: 'name', dir: 'auto' }, row.who),
      news(row),
      make('small', {}, [row.kind, row.alias].filter(Boolean).join(' · ')),
    ),
    cell('Role', row.role, badges(row), permissions(data.permissionSets[row.permissions] ?? [])),
    cell('Through', row.group === '' ? '–' : row.group),
    cell('Where', whereOf(row), make('small', {}, environments(row))),
    cell('Since', day(row.since)),
    cell('Last seen', day(row.lastSeen)),
    cell('Findings', row.findings.length === 0 ? '–' : list(row.findings)),
    decision,
  );
}

const cell = (label: string, ...children: readonly (Node | string | null)[]) =>
  make('td', { 'data-label': label }, make('div', {}, ...children));
const news = (row: PageRow) => (row.news === null ? null : make('span', { class: 'badge news' }, row.news));
const list = (texts: readonly string[]) => make('ul', {}, ...texts.map((text) => make('li', {}, text)));
const day = (instant: string | null) =>
  instant === null ? '–' : make('time', { datetime: instant }, instant.slice(0, 10));

const badges = ({ isAdmin, reachesProduction }: PageRow) =>
  make(
    'span',
    { class: 'badges' },
    isAdmin ? make('span', { class: 'badge admin' }, 'admin') : null,
    reachesProduction ? make('span', { class: 'badge production' }, 'production') : null,
  );

function environments({ environments }: PageRow): string {
  if (environments === null) return 'every environment';
  return environments.length === 0 ? '' : environments.join(', ');
}

const permissions = (names: readonly string[]) =>
  names.length === 0
    ? null
    : make(
        'details',
        {},
        make('summary', {}, `${names.length} permission${names.length === 1 ? '' : 's'}`),
        make('small', {}, names.join(', ')),
      );

function controls(
  { roles }: PageData,
  row: PageRow,
  made: Decision | undefined,
  decide: (made: Pick<Decision, 'decision' | 'reason' | 'role'> | undefined) => void,
): HTMLElement[] {
  const about = `${row.who}, ${row.role}, ${whereOf(row)}${row.group === '' ? '' : `, through ${row.group}`}`;
  const verdict = select(
    `Decision on ${about}`,
    [['', 'undecided'], ...verdicts.map((verdict) => [verdict, verdict] as const)],
    made?.decision ?? '',
  );
  const choices = row.changes === null ? [] : roles[row.changes].filter(({ name }) => name !== row.role);
  const role = select(
    `Role to give instead to ${about}`,
    [['', 'as the reason says'], ...choices.map(({ id, name }) => [String(id), name] as const)],
    String(made?.role?.id ?? ''),
  );
  const isOpen = made !== undefined && !isComplete(made);
  const reason = make('input', {
    ...{ type: 'text', placeholder: 'Reason', value: made?.reason ?? '', 'aria-invalid': isOpen ? 'true' : null },
    'aria-label': `Reason for the decision on ${about}`,
  });
  const tell = () => {
    const decision = verdicts.find((one) => one === verdict.value);
    if (decision === undefined) return decide(undefined);
    const chosen = decision === 'change' ? choices.find(({ id }) => String(id) === role.value) : undefined;
    const next = { decision, reason: reason.value.trim(), role: chosen ?? null };
    if (isComplete(next)) reason.removeAttribute('aria-invalid');
    else reason.setAttribute('aria-invalid', 'true');
    decide(next);
  };
  for (const control of [verdict, role, reason]) control.addEventListener('change', tell);
  return [
    verdict,
    ...(made?.decision === 'change' && choices.length > 0 ? [role] : []),
    ...(made === undefined ? [] : [reason]),
    make('span', { class: 'on-paper' }, onPaper(made, made?.role ?? null)),
  ];
}

function select(label: string, options: readonly (readonly [string, string])[], value: string): HTMLSelectElement {
  const control = make('select', { 'aria-label': label });
  control.append(
    ...options.map(([key, text]) => make('option', { value: key, selected: key === value ? true : null }, text)),
  );
  return control;
}

function onPaper(made: Decision | undefined, role: Choice | null): string {
  if (made === undefined) return 'undecided';
  const what = role === null ? made.decision : `${made.decision} to ${role.name}`;
  return [what, made.reason, made.reviewer].filter(Boolean).join(' · ');
}
