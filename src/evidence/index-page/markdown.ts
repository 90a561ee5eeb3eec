// The index of the evidence as Markdown, for whoever reads it in a repository or puts it into another document.
import { inMarkdown } from '../../text/index.ts';
import { beyond } from '../beyond.ts';
import { type Framework, frameworks } from '../controls/index.ts';
import { type Evidence, hiddenIn, judgementsIn } from '../evidence.ts';
import { judgementsOf } from '../judgement.ts';
import type { Piece } from '../piece.ts';

/** The same evidence gives the same bytes. */
export function indexMarkdown(evidence: Evidence): string {
  const { instance, period, at, principal, tool, pieces } = evidence;
  return [
    `# Evidence about ${inMarkdown(instance.url)}`,
    `Of ${period.from} to ${period.to}, UTC. Read at ${at} by ${inMarkdown(principal.name)}, with ${tool.name} ${tool.version}, from Unleash ${[instance.version, instance.edition].filter(Boolean).join(', ')}.`,
    '## What there is',
    ...pieces.map(pieceText),
    ...frameworks.map((framework) => frameworkText(framework, evidence)),
    ...sentences('What could not be seen here', hiddenIn(evidence)),
    ...sentences(
      'What the admin API cannot show',
      beyond.map(({ what, instead }) => `**${what}**: ${instead}`),
      (one) => one,
    ),
    'Whether the folder is as it was written, `unleash-admin evidence verify` proves.',
  ]
    .join('\n\n')
    .concat('\n');
}

function pieceText({ title, paths, summary, attention, hidden }: Piece): string {
  return [
    `### ${title}`,
    ...(summary.length > 0 ? [inMarkdown(summary.join(' '))] : []),
    ...(paths.length > 0
      ? [list(paths.map((path) => `[${path}](${encodeURI(path)})`))]
      : [list(hidden.map(inMarkdown))]),
    ...(attention.length > 0 ? ['To look at:', list(attention.map(inMarkdown))] : []),
  ].join('\n\n');
}

function frameworkText(framework: Framework, { pieces }: Evidence): string {
  const judgements = judgementsIn({ pieces });
  const rows = framework.controls.map(({ id, title, asks, pieces: about }) => {
    const evidence = pieces
      .filter((piece) => about.includes(piece.id))
      .map((piece) => (piece.paths.length > 0 ? piece.title : `${piece.title} (could not be seen)`));
    const rules = judgementsOf(judgements, framework, id).map(
      ({ title: of, outcome }) => `${of}: ${outcome === 'found' ? 'not kept' : outcome}`,
    );
    return `| ${id} | ${title}. ${asks} | ${evidence.join('<br>')} | ${rules.map(inMarkdown).join('<br>')} |`;
  });
  const head = ['| control | what is looked for | evidence | rules |', '|---|---|---|---|'];
  return [`## ${framework.name}`, [...head, ...rows].join('\n')].join('\n\n');
}

const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');

const sentences = (title: string, all: readonly string[], write: (one: string) => string = inMarkdown): string[] =>
  all.length === 0 ? [] : [`## ${title}`, list(all.map(write))];
