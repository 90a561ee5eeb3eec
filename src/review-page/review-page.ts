// An access review as one HTML page, which loads nothing and asks nobody: search, charts, and the reviewer's decisions.
import { createHash } from 'node:crypto';
import type { Difference, Review } from '../access/index.ts';
import { chartsOf } from './charts.ts';
import { differenceSection } from './difference-section.ts';
import { findingsSection } from './findings-section.ts';
import { script, style } from './generated/browser.ts';
import { grantsSection } from './grants-section.ts';
import { jsonInMarkup, Markup, markup } from './markup.ts';
import { toPageData } from './to-page-data.ts';

/** By this line the command knows its own pages. */
export const signature = '<!-- An access review, written by unleash-admin review --html. -->';

/** The same review gives the same bytes. */
export function reviewPage(review: Review, difference?: Difference): string {
  const data = toPageData(review, difference);
  const host = hostOf(review.instance.url);
  return markup`<!doctype html>
${new Markup(signature)}
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Access review of ${host}, ${review.at.slice(0, 10)}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#grants">To the grants</a>
${header(review, host)}
<main>
<noscript><p class="notice">The grants below are listed by a script of this page, which is switched off here. The same rows are in what <code>unleash-admin review --format csv</code> prints.</p></noscript>
${summary(review)}
${chartsOf(review)}
${findingsSection(review)}
${difference === undefined ? null : differenceSection(difference)}
${grantsSection(data, difference !== undefined)}
${hidden(review)}
</main>
<footer><p>Written by <code>unleash-admin review --html</code>. Read the decisions back with <code>unleash-admin review --decisions FILE</code>: a decision holds for the grant as it is here, and for no other.</p></footer>
<script type="application/json" id="data">${jsonInMarkup(data)}</script>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing but the script and the style above may act: https://www.w3.org/TR/CSP3/ */
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const hostOf = (url: string) => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

function header({ instance: { url, version, edition }, at, activitySince }: Review, host: string): Markup {
  const facts: readonly (readonly [string, string])[] = [
    ['Read', `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`],
    ['Unleash', [version, edition].filter(Boolean).join(', ')],
    ['Address', url],
    ['Activity', activitySince === null ? 'not asked for' : `since ${activitySince.slice(0, 10)}`],
  ];
  return markup`<header>
<p class="kicker">Access review</p>
<h1>${host}</h1>
<dl>${facts.map(([term, fact]) => markup`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>
</header>`;
}

function summary({ subjects, grants, findings }: Review): Markup {
  const ofType = (wanted: string) => subjects.filter(({ type }) => type === wanted).length;
  const inProduction = new Set(
    grants.filter(({ reachesProduction }) => reachesProduction).map(({ subject }) => subject),
  ).size;
  const figures: readonly (readonly [number, string])[] = [
    [ofType('user'), 'people'],
    [ofType('service_account'), 'service accounts'],
    [ofType('api_token'), 'API tokens'],
    [ofType('invite_link'), 'invite links'],
    [subjects.filter(({ isAdmin }) => isAdmin).length, 'are admin'],
    [inProduction, 'may change production'],
    [grants.length, 'grants'],
    [findings.length, 'findings'],
  ];
  return markup`<section aria-labelledby="summary"><h2 id="summary">At a glance</h2>
<ul class="figures">${figures.map(([number, what]) => markup`<li><strong>${number}</strong> ${what}</li>`)}</ul></section>`;
}

const hidden = ({ hidden: sentences }: Review): Markup | null =>
  sentences.length === 0
    ? null
    : markup`<section aria-labelledby="hidden"><h2 id="hidden">What could not be seen</h2><ul>${sentences.map((one) => markup`<li>${one}</li>`)}</ul></section>`;
