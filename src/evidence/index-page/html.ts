// The index of the evidence as a page for the browser: what there is, which controls it bears on, and what it cannot show.
import { createHash } from 'node:crypto';
import { Markup, markup, style } from '../../review-page/index.ts';
import { beyond } from '../beyond.ts';
import { type Control, type Framework, frameworks } from '../controls/index.ts';
import { type Evidence, hiddenIn, judgementsIn } from '../evidence.ts';
import { type Judgement, judgementsOf } from '../judgement.ts';
import type { Piece } from '../piece.ts';

/** The same evidence gives the same bytes. */
export function indexHtml(evidence: Evidence): string {
  const { instance, period, pieces } = evidence;
  const host = instance.url.replace(/^https?:\/\//, '');
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Evidence about ${host}, ${period.from} to ${period.to}</title>
<style>${new Markup(sheet)}</style>
</head>
<body>
<a class="skip" href="#pieces">To the pieces</a>
${header(evidence, host)}
<main>
<section aria-labelledby="pieces"><h2 id="pieces">What there is</h2>${pieces.map(pieceSection)}</section>
${frameworks.map((framework) => frameworkSection(framework, evidence))}
${sentences('hidden', 'What could not be seen here', hiddenIn(evidence))}
<section aria-labelledby="beyond"><h2 id="beyond">What the admin API cannot show</h2>
<ul class="plain">${beyond.map(({ what, instead }) => markup`<li><strong>${what}</strong>: ${instead}</li>`)}</ul></section>
</main>
<footer><p>Written by <code>unleash-admin evidence</code>. Whether the folder is as it was written, <code>unleash-admin evidence verify</code> proves. The same as <a href="assessment-results.json">assessment results of OSCAL</a> and as <a href="index.md">Markdown</a>.</p></footer>
</body>
</html>
`.text;
}

/** Beside the look of the access review. */
const sheet = `${style}
main { max-width: 68rem; }
section > h3 { margin: 1.6rem 0 0.3rem; font-size: 1.05rem; }
.plain { list-style: disc; padding-left: 1.2rem; }
.plain li { margin: 0.25rem 0; overflow-wrap: anywhere; }
a { color: var(--accent); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.5rem 0.8rem 0.5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th[scope="row"] { white-space: nowrap; }
footer { margin-top: 3rem; color: var(--quiet); }
@media (max-width: 40rem) { table, tbody, tr, th, td { display: block; border: 0; padding: 0.1rem 0; } thead { display: none; } tr { border-bottom: 1px solid var(--line); padding: 0.6rem 0; } }
`;

/** Nothing but the style above may act: https://www.w3.org/TR/CSP3/ */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function header({ instance: { url, version, edition }, period, at, principal, tool }: Evidence, host: string): Markup {
  const facts: readonly (readonly [string, string])[] = [
    ['Period', `${period.from} to ${period.to}, UTC`],
    ['Read', `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`],
    ['Unleash', [version, edition].filter(Boolean).join(', ')],
    ['Address', url],
    ['Read by', principal.name],
    ['With', `${tool.name} ${tool.version}`],
  ];
  return markup`<header>
<p class="kicker">Evidence for an audit</p>
<h1>${host}</h1>
<dl>${facts.map(([term, fact]) => markup`<div><dt>${term}</dt><dd>${fact}</dd></div>`)}</dl>
</header>`;
}

/** So many points are named; the files have all of them. */
const mostPoints = 10;

function pieceSection({ id, title, paths, summary, attention, hidden }: Piece): Markup {
  const links = paths.map((path) => markup`<li><a href="${encodeURI(path)}">${path}</a></li>`);
  const more = attention.length - mostPoints;
  return markup`<h3 id="piece-${id}">${title}</h3>
${summary.length > 0 ? markup`<p>${summary.join(' ')}</p>` : null}
${links.length > 0 ? markup`<ul class="plain">${links}</ul>` : markup`<p class="notice">${hidden.join(' ')}</p>`}
${attention.length > 0 ? markup`<p>To look at:</p><ul class="plain">${attention.slice(0, mostPoints).map((one) => markup`<li>${one}</li>`)}${more > 0 ? markup`<li>and ${more} more, in the files above</li>` : null}</ul>` : null}`;
}

function frameworkSection(framework: Framework, { pieces, ...rest }: Evidence): Markup {
  const judgements = judgementsIn({ pieces });
  return markup`<section aria-labelledby="${framework.id}"><h2 id="${framework.id}">${framework.name}</h2>
<table><thead><tr><th scope="col">Control</th><th scope="col">What is looked for</th><th scope="col">Evidence</th><th scope="col">Rules</th></tr></thead>
<tbody>${framework.controls.map((control) => controlRow(framework, control, { pieces, ...rest }, judgements))}</tbody></table></section>`;
}

function controlRow(
  framework: Framework,
  control: Control,
  { pieces }: Evidence,
  judgements: readonly Judgement[],
): Markup {
  const about = pieces.filter(({ id }) => control.pieces.includes(id));
  const links = about.map(({ id, title, paths }) =>
    paths.length > 0
      ? markup`<li><a href="#piece-${id}">${title}</a></li>`
      : markup`<li>${title}: could not be seen</li>`,
  );
  const rules = judgementsOf(judgements, framework, control.id).map(
    ({ title, outcome }) => markup`<li>${title}: ${badge(outcome)}</li>`,
  );
  return markup`<tr><th scope="row">${control.id}</th><td><strong>${control.title}</strong><br>${control.asks}</td><td><ul>${links}</ul></td><td><ul>${rules}</ul></td></tr>
`;
}

const badge = (outcome: string) =>
  outcome === 'found'
    ? markup`<span class="badge error">not kept</span>`
    : markup`<span class="badge">${outcome}</span>`;

const sentences = (id: string, title: string, all: readonly string[]): Markup | null =>
  all.length === 0
    ? null
    : markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul class="plain">${all.map((one) => markup`<li>${one}</li>`)}</ul></section>`;
