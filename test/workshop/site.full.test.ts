// The documentation in a browser: found by its words, in light and dark, by everybody, and with nothing from elsewhere.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { startChromium } from '../../workshop/chromium.ts';
import { buildSite } from '../../workshop/site/build-site.ts';

const chromium = await startChromium();
const folder = mkdtempSync(join(tmpdir(), 'site-'));
buildSite(folder);
const addressOf = (page: string) => pathToFileURL(join(folder, page)).href;
afterAll(async () => {
  await chromium?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.runIf(chromium)('in chromium', () => {
  test('the search finds pages by their words, best first, and leads there', async () => {
    const page = await chromium!.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => asked.push(message.text()));
    page.on('pageerror', (error) => asked.push(String(error)));
    await page.goto(addressOf('index.html'));
    await page.locator('#search').fill('unleash_role');
    await page.locator('#found a').first().waitFor();
    expect((await page.locator('#found a').allTextContents())[0]).toBe('unleash_roleResources');
    await page.locator('#search').fill('approvals production');
    expect(await page.locator('#found a').allTextContents()).toContain('Four eyes in productionGuides');
    for (const [word, guide] of [
      ['SSO', 'Sign-in, and doors that stay open'],
      ['approval', 'Four eyes in production'],
      ['403', 'Troubleshooting by message'],
      ['philips', 'From philips-labs/unleash'],
    ] as const) {
      await page.locator('#search').fill(word);
      const found = await page.locator('#found a').allTextContents();
      expect([word, found.slice(0, 5)]).toEqual([word, expect.arrayContaining([`${guide}Guides`])]);
    }
    await page.locator('#search').fill('nobody-wrote-this');
    expect(await page.locator('#found li').allTextContents()).toEqual(['No page has all of these words.']);
    await page.locator('#search').fill('scim');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('h1').waitFor();
    expect(await page.locator('h1').textContent()).toContain('scim');
    expect(asked.filter((one) => !one.startsWith(pathToFileURL(folder).href))).toEqual([]);
    await page.close();
  });

  test('on a telephone a page begins in the first screen, and its group opens again', async () => {
    const page = await chromium!.newPage();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(addressOf('docs/guides/first-instance.html'));
    expect(await page.evaluate(`document.querySelector('h1').getBoundingClientRect().top`)).toBeLessThan(600);
    expect(await page.locator('nav a').first().isVisible()).toBe(false);
    await page.locator('nav summary').first().click();
    expect(await page.locator('nav a').first().isVisible()).toBe(true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.close();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing wrong, %s', async (colorScheme) => {
    const page = await chromium!.newPage();
    await page.emulateMedia({ colorScheme });
    for (const one of ['index', 'docs/resources/role', 'docs/guides/drift', 'docs/guides/admin-api', 'docs/speed']) {
      await page.goto(addressOf(`${one}.html`));
      expect([one, await chromium!.violationsOf(page)]).toEqual([one, []]);
    }
    await page.close();
  });
});
