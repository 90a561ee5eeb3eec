// The page of a review with 5,000 rows, in chromium: how long until it can be used, and how long a search takes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { reviewPage } from '../src/review-page/index.ts';
import { type Chromium, startChromium } from '../workshop/chromium.ts';
import { madeUpReview } from '../workshop/made-up-review.ts';
import type { Findings } from './figure.ts';
import { median } from './measure/round-robin.ts';
import type { Bench, Section } from './section.ts';

export const page: Section = {
  name: 'page',
  title: 'The page of an access review, in chromium',
  run: measure,
};

const size = { people: 1000, projects: 40, grantsEach: 4 };
const rows = size.people * (size.grantsEach + 1);
const second = 1000;

/** Up to the first frame that shows what was found. */
const search = `new Promise((done) => {
  const field = document.getElementById('search');
  const begin = performance.now();
  field.value = 'grace operator';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})`;

async function measure({ quick, say }: Bench): Promise<Findings> {
  const chromium = await startChromium();
  if (!chromium) return { figures: [], tables: [] };
  const folder = mkdtempSync(join(tmpdir(), 'review-page-'));
  const file = join(folder, 'review.html');
  writeFileSync(file, reviewPage(madeUpReview(size)));
  try {
    const runs = [];
    for (let run = 0; run < (quick ? 3 : 9); run += 1) {
      say(`page: run ${run + 1}`);
      runs.push(await open(chromium, pathToFileURL(file).href));
    }
    const figure = (name: string, values: readonly number[]) => ({
      ...{ name: `page: ${name}, ${rows} rows`, value: median(values), unit: 'ms' as const, atMost: second },
    });
    return {
      figures: [
        figure(
          'opened and ready',
          runs.map(({ opened }) => opened),
        ),
        figure(
          'searched and shown',
          runs.map(({ searched }) => searched),
        ),
      ],
      tables: [],
    };
  } finally {
    await chromium.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function open(chromium: Chromium, url: string): Promise<{ opened: number; searched: number }> {
  const tab = await chromium.newPage();
  try {
    await tab.goto(url);
    return { opened: await tab.evaluate<number>('performance.now()'), searched: await tab.evaluate<number>(search) };
  } finally {
    await tab.close();
  }
}
