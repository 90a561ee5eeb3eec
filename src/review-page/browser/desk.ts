// The reviewer's desk: whose decisions these are, how many there are, and saving and opening them.
import type { PageData, PageRow } from '../page-data.ts';
import { type Decisions, fromFile, isComplete, toFile, type Verdict } from './decisions.ts';
import { find, make } from './elements.ts';
import type { Decide } from './rows.ts';

interface Desk {
  readonly decisions: Decisions;
  readonly decide: Decide;
  verdictOf(fingerprint: string): Verdict | undefined;
}

interface Table {
  /** The rows that are not filtered away. */
  shown(): readonly PageRow[];
  /** Told when decisions have changed elsewhere than in a row. */
  onLoad(): void;
}

export function deskOf(data: PageData, { shown, onLoad }: Table): Desk {
  const decisions: Decisions = new Map();
  const reviewer = find('reviewer', HTMLInputElement);
  const file = find('file', HTMLInputElement);
  let isSaved = true;

  const say = (text: string) => {
    find('told', HTMLElement).textContent = text;
  };
  const progress = () => {
    find('decided', HTMLElement).textContent = `${decisions.size} of ${data.rows.length} decided`;
  };
  const signed = (row: PageRow, made: Parameters<Decide>[1]) => {
    isSaved = false;
    const signature = { reviewer: reviewer.value.trim(), decidedAt: new Date().toISOString() };
    if (made === undefined) decisions.delete(row.fingerprint);
    else decisions.set(row.fingerprint, { ...made, ...signature });
    progress();
  };

  function keepRest(): void {
    const open = shown().filter(({ fingerprint }) => !decisions.has(fingerprint));
    for (const row of open) signed(row, { decision: 'keep', reason: '', role: null });
    say(`${open.length} marked to keep: what is shown and was not decided yet.`);
    onLoad();
  }

  function save(): void {
    const name = reviewer.value.trim();
    const open = data.rows.filter(({ fingerprint }) => {
      const made = decisions.get(fingerprint);
      return made !== undefined && !isComplete(made);
    });
    const [first] = open;
    if (name === '') {
      say('Say who decides: your name goes into the file.');
      reviewer.focus();
    } else if (first) say(`${open.length} without a reason, ${first.who} first: remove and change need one.`);
    else download(name);
  }

  function download(name: string): void {
    for (const [fingerprint, made] of decisions)
      if (made.reviewer === '') decisions.set(fingerprint, { ...made, reviewer: name });
    const url = URL.createObjectURL(new Blob([toFile(data, decisions)], { type: 'application/json' }));
    const host = data.instance.replace(/^\w+:\/\//, '').replace(/[^\w.-]+/g, '-');
    make('a', { href: url, download: `decisions-${host}-${data.at.slice(0, 10)}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    isSaved = true;
    say(`${decisions.size} saved. Give the file to "unleash-admin review --decisions".`);
  }

  async function open(): Promise<void> {
    const [chosen] = file.files ?? [];
    file.value = '';
    if (!chosen) return;
    try {
      const { decisions: opened, strange } = fromFile(data, await chosen.text());
      for (const [fingerprint, made] of opened) decisions.set(fingerprint, made);
      const rest = strange === 0 ? '' : ` ${strange} are about grants that are not on this page.`;
      say(`${opened.size} opened.${rest}`);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
    progress();
    onLoad();
  }

  find('keep-rest', HTMLButtonElement).addEventListener('click', keepRest);
  find('save', HTMLButtonElement).addEventListener('click', save);
  find('open', HTMLButtonElement).addEventListener('click', () => file.click());
  file.addEventListener('change', () => void open());
  window.addEventListener('beforeunload', (event) => {
    if (!isSaved) event.preventDefault();
  });
  progress();
  return { decisions, decide: signed, verdictOf: (fingerprint) => decisions.get(fingerprint)?.decision };
}
