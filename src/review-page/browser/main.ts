// The script of the page: wires what the reviewer types and presses to the table of grants and to the decisions.
import type { PageData, PageRow } from '../page-data.ts';
import { deskOf } from './desk.ts';
import { find } from './elements.ts';
import { tableRow } from './rows.ts';
import { type Column, type Filters, type Order, searchTextOf, visibleRows } from './view.ts';

const rowsOnPage = 100;

const data = JSON.parse(find('data', HTMLScriptElement).text) as PageData;
const texts = data.rows.map(searchTextOf);
const body = find('rows', HTMLTableSectionElement);
const form = find('filters', HTMLFormElement);
const [previous, next] = [find('previous', HTMLButtonElement), find('next', HTMLButtonElement)];
const headings = [...document.querySelectorAll<HTMLTableCellElement>('th[data-column]')];

let order: Order | undefined;
let visible: PageRow[] = [];
let page = 0;
let isOnPaper = false;

const desk = deskOf(data, { shown: () => visible, onLoad: refresh });

function filters(): Filters {
  const values = new FormData(form);
  const value = (name: string) => String(values.get(name) ?? '');
  return {
    ...{ search: value('search'), kind: value('kind'), role: value('role'), project: value('project') },
    ...{ finding: value('finding') },
    only: value('only') as Filters['only'],
    decision: value('decision') as Filters['decision'],
  };
}

/** Without an order of the reviewer's own the rows stand as the review has them: admins first. */
function refresh(): void {
  visible = visibleRows(data.rows, texts, filters(), order, desk.verdictOf);
  page = 0;
  show();
}

function show(): void {
  const pages = Math.max(1, Math.ceil(visible.length / rowsOnPage));
  const rows = isOnPaper ? visible : visible.slice(page * rowsOnPage, (page + 1) * rowsOnPage);
  body.replaceChildren(...rows.map((row) => tableRow(data, row, desk.decisions, desk.decide)));
  const total = `${data.rows.length} grant${data.rows.length === 1 ? '' : 's'}`;
  find('shown', HTMLElement).textContent =
    visible.length === data.rows.length ? total : `${visible.length} of ${total}`;
  find('page', HTMLElement).textContent = `Page ${page + 1} of ${pages}`;
  previous.disabled = page === 0;
  next.disabled = page >= pages - 1;
  find('pager', HTMLElement).hidden = pages === 1;
  find('nothing', HTMLElement).hidden = visible.length > 0;
}

function turn(by: number): void {
  page += by;
  show();
  find('grants', HTMLElement).scrollIntoView();
}

function sortBy(column: Column): void {
  const isTurned = order?.column === column && order.direction === 'ascending';
  order = { column, direction: isTurned ? 'descending' : 'ascending' };
  for (const heading of headings) {
    if (heading.dataset.column === column) heading.setAttribute('aria-sort', order.direction);
    else heading.removeAttribute('aria-sort');
  }
  refresh();
}

/** Paper has no pages to turn: everything that is not filtered away is on it. */
function toPaper(isNow: boolean): void {
  if (isOnPaper === isNow) return;
  isOnPaper = isNow;
  show();
}

form.addEventListener('input', refresh);
form.addEventListener('reset', () => setTimeout(refresh));
form.addEventListener('submit', (event) => event.preventDefault());
previous.addEventListener('click', () => turn(-1));
next.addEventListener('click', () => turn(1));
for (const heading of headings)
  heading.querySelector('button')?.addEventListener('click', () => sortBy(heading.dataset.column as Column));
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-finding]'))
  button.addEventListener('click', () => {
    form.reset();
    find('finding', HTMLSelectElement).value = button.dataset.finding ?? '';
    refresh();
    find('grants', HTMLElement).scrollIntoView();
    find('search', HTMLInputElement).focus();
  });
window.addEventListener('beforeprint', () => toPaper(true));
window.addEventListener('afterprint', () => toPaper(false));
matchMedia('print').addEventListener('change', ({ matches }) => toPaper(matches));
refresh();
document.documentElement.dataset.ready = 'true';
