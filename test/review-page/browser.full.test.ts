// The page in a browser: found, sorted, filtered, decided, saved, opened again, printed, and used without seeing it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDecisions } from '../../src/decisions/index.ts';
import { reviewPage } from '../../src/review-page/index.ts';
import { type Page, startChromium } from '../../workshop/chromium.ts';
import { madeUpReview } from '../../workshop/made-up-review.ts';

const chromium = await startChromium();
const folder = mkdtempSync(join(tmpdir(), 'review-page-'));
afterAll(async () => {
  await chromium?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const hostile = '</script><img src=x onerror=alert(1)>"\'\u202e 🚦\n';
const file = join(folder, 'review.html');
writeFileSync(file, reviewPage(madeUpReview({ people: 60, projects: 9, grantsEach: 3, spice: hostile })));
const grants = 240;

describe.runIf(chromium)('in chromium', () => {
  let page: Page;
  /** What the page has complained of or asked for beside itself. */
  const trouble: string[] = [];
  beforeEach(async () => {
    page = await chromium!.newPage();
    page.on('console', (message) => trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('request', (request) => trouble.push(request.url()));
    await page.goto(pathToFileURL(file).href);
  });
  afterEach(async () => {
    expect(trouble.splice(0).filter((one) => one !== pathToFileURL(file).href && !one.startsWith('blob:'))).toEqual([]);
    await page.close();
  });

  const rows = () => page.locator('#rows tr');
  const shown = () => page.locator('#shown').textContent();
  const cells = async (label: string) => await page.locator(`#rows [data-label="${label}"]`).allTextContents();
  const onRow = (index: number, label: RegExp) =>
    rows()
      .nth(index)
      .locator('select, input')
      .nth(label.test('reason') ? 1 : 0);

  test('names are texts, whatever is in them', async () => {
    expect(await rows().count()).toBe(100);
    expect(await page.locator('img').count()).toBe(0);
    expect((await cells('Who'))[0]).toContain('</script><img src=x onerror=alert(1)>"\' 🚦');
  });

  test('search narrows the rows, by all words', async () => {
    await page.locator('#search').fill('grace operator');
    const found = await cells('Who');
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((text) => !text.startsWith('Grace'))).toEqual([]);
    expect((await cells('Role')).filter((text) => !text.startsWith('Flag operator'))).toEqual([]);
    expect(await shown()).toBe(`${found.length} of ${grants} grants`);
    await page.locator('#search').fill('nobody at all');
    expect(await page.locator('#nothing').isVisible()).toBe(true);
  });

  test('headings sort, one way and the other, and say so', async () => {
    const heading = page.locator('th[data-column="lastSeen"]');
    await heading.locator('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('ascending');
    const ascending = await cells('Last seen');
    expect(ascending).toEqual(ascending.toSorted());
    await heading.locator('button').click();
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    const descending = await cells('Last seen');
    expect(descending).toEqual(descending.toSorted().reverse());
    expect(descending[0]! > ascending[0]!).toBe(true);
  });

  test('filters go together, and with the keyboard', async () => {
    await page.locator('#only').selectOption('production');
    await page.locator('#project').selectOption('search-1');
    expect(new Set(await cells('Where'))).toEqual(new Set(['search-1production']));
    await page.keyboard.press('Tab');
    await page.locator('button[type="reset"]').click();
    await page.locator('#finding').selectOption('never signed in');
    expect(new Set(await cells('Findings'))).toEqual(new Set(['never signed in']));
    await page.locator('details.rule summary').first().click();
    await page.locator('button[data-finding="inactive 90 days"]').click();
    expect(new Set(await cells('Findings'))).toEqual(new Set(['inactive 90 days']));
  });

  test('decisions stay while rows are filtered, are saved, and are opened again', async () => {
    await onRow(0, /decision/).selectOption('remove');
    await page.locator('#save').click();
    expect(await page.locator('#told').textContent()).toContain('Say who decides');
    await page.locator('#reviewer').fill('Ann');
    await page.locator('#save').click();
    expect(await page.locator('#told').textContent()).toContain('1 without a reason');
    await onRow(0, /reason/).fill('left the team');
    await page.keyboard.press('Tab');
    await page.locator('#search').fill('björn');
    const others = await rows().count();
    await page.locator('#keep-rest').click();
    await page.locator('#search').fill('');
    expect(await onRow(0, /reason/).inputValue()).toBe('left the team');
    expect(await page.locator('#decided').textContent()).toBe(`${others + 1} of ${grants} decided`);

    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
    expect(download.suggestedFilename()).toBe('decisions-unleash.example.com-2027-01-31.json');
    const saved = join(folder, 'decisions.json');
    writeFileSync(saved, readFileSync(await download.path()));
    const { instance, decisions } = readDecisions(readFileSync(saved, 'utf8'));
    expect(instance).toBe('https://unleash.example.com');
    expect(decisions.map(({ verdict }) => verdict).sort()).toEqual([...Array(others).fill('keep'), 'remove']);
    expect(decisions.find(({ verdict }) => verdict === 'remove')).toMatchObject({
      ...{
        fingerprint: 'root-0',
        reviewer: 'Ann',
        reason: 'left the team',
        grant: { subject: 'user:1', role: 'Admin' },
      },
    });

    await page.goto(pathToFileURL(file).href);
    await page.locator('#file').setInputFiles(saved);
    await page.locator('#told').waitFor();
    expect(await onRow(0, /reason/).inputValue()).toBe('left the team');
    expect(await page.locator('#decided').textContent()).toBe(`${others + 1} of ${grants} decided`);
  });

  test('a change can name the role to give instead', async () => {
    await page.locator('#reviewer').fill('Ann');
    await onRow(0, /decision/).selectOption('change');
    await rows().nth(0).locator('select').nth(1).selectOption({ label: 'Viewer' });
    await rows().nth(0).locator('input').first().fill('reads only');
    await page.keyboard.press('Tab');
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
    const { decisions } = readDecisions(readFileSync(await download.path(), 'utf8'));
    expect(decisions).toMatchObject([{ verdict: 'change', role: 3, reason: 'reads only' }]);
  });

  test('paper has every row that is not filtered away, nothing to press, and no colour', async () => {
    await page.locator('#kind').selectOption('person');
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: 'print' });
    expect(await rows().count()).toBe(grants);
    expect(await page.locator('.desk').isVisible()).toBe(false);
    expect(await page.locator('.on-paper').first().isVisible()).toBe(true);
    const colours = await page.evaluate<string[]>(
      "[...new Set([...document.querySelectorAll('body, body *')].flatMap((one) => { const { color, backgroundColor } = getComputedStyle(one); return [color, backgroundColor]; }))]",
    );
    expect(colours.filter((colour) => !isGrey(colour))).toEqual([]);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing wrong when it is %s, wide and narrow',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await page.locator('#search').fill('ada');
      await onRow(0, /decision/).selectOption('change');
      await page.locator('details.rule summary').first().click();
      for (const width of [1400, 420]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await chromium!.violationsOf(page)).toEqual([]);
      }
    },
  );

  test('axe sees what is wrong', async () => {
    await page.evaluate(
      "document.getElementById('search').closest('label').replaceWith(document.getElementById('search'))",
    );
    expect((await chromium!.violationsOf(page)).map(({ id }) => id)).toContain('label');
  });
});

function isGrey(colour: string): boolean {
  const [red, green, blue] = [...colour.matchAll(/\d+/g)].map(([digits]) => digits);
  return red === green && green === blue;
}
