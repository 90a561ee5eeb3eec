// A browser for tests of pages: Debian's chromium, driven by playwright-core, with axe-core to judge what it shows. Where one of them
// cannot be had, they say so and go without.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { whileLocked } from './lock.ts';
import { ensureInstalled } from './npm-install.ts';
import { patienceMs } from './patience.ts';

const executable = '/usr/bin/chromium';
const folder = fileURLToPath(new URL('./browser/', import.meta.url));
const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
];

/** Of playwright's page as much as is used here: https://playwright.dev/docs/api/class-page */
export interface Page {
  goto(url: string): Promise<unknown>;
  /** @param work runs in the page, where nothing around it is known */
  evaluate<T>(work: string | (() => T)): Promise<T>;
  locator(selector: string): Locator;
  readonly keyboard: { press(key: string): Promise<void> };
  emulateMedia(media: { readonly media?: 'print' | 'screen'; readonly colorScheme?: 'dark' | 'light' }): Promise<void>;
  setViewportSize(size: { readonly width: number; readonly height: number }): Promise<void>;
  screenshot(options: { readonly path: string; readonly fullPage?: boolean }): Promise<unknown>;
  pdf(): Promise<Uint8Array>;
  waitForEvent(event: 'download'): Promise<{ suggestedFilename(): string; path(): Promise<string> }>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  on(event: 'request', listener: (request: { url(): string }) => void): void;
  close(): Promise<void>;
}

/** https://playwright.dev/docs/api/class-locator */
export interface Locator {
  nth(index: number): Locator;
  first(): Locator;
  locator(selector: string): Locator;
  count(): Promise<number>;
  click(): Promise<void>;
  fill(text: string): Promise<void>;
  selectOption(value: string | { readonly label: string }): Promise<unknown>;
  setInputFiles(path: string): Promise<void>;
  textContent(): Promise<string | null>;
  allTextContents(): Promise<string[]>;
  inputValue(): Promise<string>;
  getAttribute(name: string): Promise<string | null>;
  isVisible(): Promise<boolean>;
  waitFor(): Promise<void>;
}

/** What axe finds wrong: https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#results-object */
export interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

export interface Chromium {
  readonly version: string;
  newPage(): Promise<Page>;
  /** What is wrong with the page as it is now for people who use it without seeing, without a mouse, or with poor sight. */
  violationsOf(page: Page): Promise<readonly Violation[]>;
  stop(): Promise<void>;
}

interface Playwright {
  readonly chromium: {
    launchPersistentContext(
      profile: string,
      options: {
        readonly executablePath: string;
        readonly args: readonly string[];
        readonly headless: boolean;
        readonly timeout: number;
      },
    ): Promise<{
      newPage(): Promise<Page>;
      setDefaultTimeout(milliseconds: number): void;
      browser(): { version(): string } | null;
      close(): Promise<void>;
    }>;
  };
}

/** Installs what is not there. Undefined, after one line that says why, where that cannot be done. */
export async function startChromium(): Promise<Chromium | undefined> {
  try {
    await installChromium();
    await ensureInstalled(folder);
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`left out: the browser, which needs chromium, playwright-core and axe-core (${why})`);
    return undefined;
  }
  return launch();
}

/** As Debian has it, where we may install. */
async function installChromium(): Promise<void> {
  if (existsSync(executable)) return;
  if (process.getuid?.() !== 0) throw new Error(`${executable} is not there, and only root can install it`);
  const apt = (...given: readonly string[]) =>
    execFileSync('apt-get', given, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  await whileLocked(join(folder, '.cache', 'chromium.lock'), async () => {
    if (existsSync(executable)) return;
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium');
  });
}

async function launch(): Promise<Chromium> {
  const { chromium } = (await import(modulePath('playwright-core/index.mjs'))) as Playwright;
  const axe = readFileSync(join(folder, 'node_modules/axe-core/axe.min.js'), 'utf8');
  const profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: executable,
    args,
    headless: true,
    timeout: patienceMs,
  });
  context.setDefaultTimeout(patienceMs);
  return {
    version: context.browser()?.version() ?? 'unknown',
    newPage: () => context.newPage(),
    async violationsOf(page) {
      await page.evaluate(`${axe}\n;void 0`);
      return page.evaluate<readonly Violation[]>('axe.run().then(({ violations }) => violations)');
    },
    async stop() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

const modulePath = (name: string) => pathToFileURL(join(folder, 'node_modules', name)).href;
