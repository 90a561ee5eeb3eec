// The page as text: nothing from elsewhere is markup, nothing but its own script may run, and equal reviews are equal bytes.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { differenceBetween } from '../../src/access/index.ts';
import { reviewPage } from '../../src/review-page/index.ts';
import type { PageData } from '../../src/review-page/page-data.ts';
import { madeUpReview } from '../../workshop/made-up-review.ts';
import { harmIn } from '../support/hostile-text.ts';

const size = { people: 3, projects: 2, grantsEach: 2 };
const hostile = '</script><script>evil()</script>"\'>&<!--\u202eabc\n🚦 ]]>';
const page = reviewPage(madeUpReview({ ...size, spice: hostile }));

const scripts = (html: string) =>
  [...html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs)].map(([, kind, text]) => ({ kind, text: text! }));
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('equal reviews are equal bytes', () => {
  expect(reviewPage(madeUpReview(size))).toBe(reviewPage(madeUpReview(size)));
});

test('what comes from Unleash ends no script, begins no element, and turns nothing around', () => {
  expect(scripts(page).map(({ kind }) => kind)).toEqual([' type="application/json" id="data"', '']);
  const [data, script] = scripts(page).map(({ text }) => text) as [string, string];
  expect(data).not.toMatch(/[<>]/);
  const around = page.replace(data, '').replace(script, '');
  expect(around).not.toContain('<script>evil');
  expect(harmIn(around, { longest: 200_000, breaks: true })).toBeUndefined();
  const { rows } = JSON.parse(data) as PageData;
  expect(rows).toHaveLength(9);
  expect(rows[0]!.who).toContain('</script><script>evil()</script>"\'>&<!--abc 🚦 ]]>');
});

test('nothing but its own script and style may act, and nothing is loaded', () => {
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const [, script] = scripts(page);
  const [, style] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
  expect(policy.replaceAll('&#39;', "'").split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${hashOf(script!.text)}`,
    `style-src ${hashOf(style!)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page).not.toMatch(/\s(?:src|style|on\w+)=|<link|@import|url\(/);
});

test('what is new since an earlier review is said, and marked', () => {
  const now = madeUpReview(size);
  const [first, second] = now.grants.filter(({ projects }) => projects !== null);
  const earlier = {
    ...now,
    at: '2026-10-31T00:00:00.000Z',
    grants: [
      ...now.grants.filter((grant) => grant !== first && grant !== second),
      { ...second!, fingerprint: 'before', role: { id: 4, name: 'Owner' } },
    ],
  };
  const difference = differenceBetween(earlier, now);
  expect(difference).toMatchObject({ came: [{ grant: first }], went: [], changed: [{ after: { grant: second } }] });
  const html = reviewPage(now, difference);
  expect(html).toContain('Since the review of 2026-10-31');
  const { rows } = JSON.parse(scripts(html)[0]!.text) as PageData;
  expect(
    rows
      .map(({ news }) => news)
      .filter((news) => news !== null)
      .sort(),
  ).toEqual(['changed', 'new']);
});
