// Evidence about the company of the scenario, made by the real terraform: its documents hold before validators that are not ours.
import { pathToFileURL } from 'node:url';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage } from '../../workshop/acceptance.ts';
import { startChromium } from '../../workshop/chromium.ts';
import { readExamples } from '../../workshop/examples.ts';
import { pythonWith } from '../../workshop/python-packages.ts';
import { runCommand } from '../cli/in-memory-terminal.ts';

let stage: Awaited<ReturnType<typeof openStage>>;
let folder: string;
beforeAll(async () => {
  stage = await openStage({ main: readExamples('scenarios/company').join('\n') });
  await stage.workspace.apply();
  const { sandbox, workspace } = stage;
  folder = join(workspace.dir, 'evidence');
  const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
  const args = ['evidence', '--from', '2026-01-01', '--to', '2099-12-31', '--out', 'evidence'];
  const state = ['--state', 'terraform.tfstate'];
  const { code, err } = await runCommand([...args, ...state], { env, cwd: workspace.dir });
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('begin with index.html') });
});
afterAll(() => stage[Symbol.asyncDispose]());

const read = (path: string) => readFileSync(join(folder, path), 'utf8');

test('nothing has drifted from what was just applied, and the review finds the weaknesses', () => {
  expect(JSON.parse(read('drift/drift.json'))).toMatchObject({ changed: [], missing: [] });
  expect(JSON.parse(read('access-review/review.json')).findings.length).toBeGreaterThan(10);
});

const validate = `
import json, sys
from trestle.oscal import OSCAL_VERSION
from trestle.oscal.assessment_results import Model
given = json.load(sys.stdin)
results = Model(**given).assessment_results
rules = [finding.target.target_id for finding in results.results[0].findings]
print(json.dumps({'version': OSCAL_VERSION, 'findings': len(rules)}))
`;

test('OSCAL: compliance-trestle reads the assessment results, and refuses what is none', () => {
  const python = pythonWith('oscal-validator', ['compliance-trestle==5.2.0']);
  if (!python) return;
  const document = read('assessment-results.json');
  const { findings } = JSON.parse(document)['assessment-results'].results[0];
  expect(JSON.parse(python.run(validate, document))).toEqual({ version: '1.2.1', findings: findings.length });
  const broken = document.replace('"methods"', '"method"');
  expect(() => python.run(validate, broken)).toThrow();
});

test('the index in a browser: by day, by night and on paper, nothing for axe to find', async () => {
  const browser = await startChromium();
  if (!browser) return;
  const page = await browser.newPage();
  const [told, asked]: [string[], string[]] = [[], []];
  page.on('console', (message) => told.push(message.text()));
  page.on('pageerror', (error) => told.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  const url = pathToFileURL(join(folder, 'index.html')).href;
  await page.goto(url);
  for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { media: 'print' }] as const) {
    await page.emulateMedia(look);
    expect([look, await browser.violationsOf(page)]).toEqual([look, []]);
  }
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
  await page.locator('a[href="access-review/review.html"]').click();
  await page.locator('#grants').waitFor();
  await browser.stop();
  expect(told.filter((text) => !text.includes('axe'))).toEqual([]);
  expect(asked.filter((one) => !one.startsWith('file:'))).toEqual([]);
});
