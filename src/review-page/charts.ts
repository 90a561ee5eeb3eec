// Bar charts as inline SVG, whose text alternative says every number.
import type { Review, ReviewedGrant, Subject } from '../access/index.ts';
import { type Markup, markup } from './markup.ts';
import { roleNameOf } from './titles.ts';

interface Bar {
  readonly label: string;
  readonly value: number;
  /** What is left of many: a number without a bar, which would be longer than all others. */
  readonly isRest?: true;
}

const day = 24 * 60 * 60 * 1000;
/** So many bars can be read; the rest is one more. */
const mostBars = 8;
const [width, lineHeight, labelWidth, numberWidth] = [420, 26, 150, 40];

export function chartsOf(review: Review): Markup {
  const accounts = review.subjects.filter(({ type }) => type === 'user' || type === 'service_account');
  return markup`<div class="charts">${[
    chart('Who by role', 'Accounts that have the role anywhere.', whoByRole(review, accounts)),
    chart('Production access by project', 'Whoever may change what production serves.', productionByProject(review)),
    chart('Last sign-in', 'People, by how long ago.', lastSignIn(review)),
  ]}</div>`;
}

function whoByRole({ grants }: Review, accounts: readonly Subject[]): Bar[] {
  const known = new Set(accounts.map(({ key }) => key));
  return counted(grants.filter(({ subject }) => known.has(subject)).map((grant) => [roleNameOf(grant), grant]));
}

function productionByProject({ grants }: Review): Bar[] {
  const places = ({ projects }: ReviewedGrant) => projects ?? ['whole instance'];
  return counted(
    grants
      .filter(({ reachesProduction }) => reachesProduction)
      .flatMap((grant) => places(grant).map((place) => [place, grant] as const)),
  );
}

/** How many different subjects there are under each label, the most first. */
function counted(grants: readonly (readonly [label: string, grant: ReviewedGrant])[]): Bar[] {
  const subjects = new Map<string, Set<string>>();
  for (const [label, { subject }] of grants) subjects.set(label, (subjects.get(label) ?? new Set()).add(subject));
  const all = [...subjects].sort(([a, { size: x }], [b, { size: y }]) => y - x || (a < b ? -1 : 1));
  const shown = all.length <= mostBars ? all : all.slice(0, mostBars - 1);
  const rest = all.slice(shown.length);
  const others = new Set(rest.flatMap(([, keys]) => [...keys]));
  const barOf = ([label, { size }]: readonly [string, ReadonlySet<string>]): Bar => ({ label, value: size });
  const restOf: Bar = { label: `${rest.length} others`, value: others.size, isRest: true };
  return [...shown.map(barOf), ...(rest.length === 0 ? [] : [restOf])];
}

function lastSignIn({ at, subjects }: Review): Bar[] {
  const people = subjects.filter(({ type }) => type === 'user');
  const ages = people.map(({ lastSeen }) => (lastSeen === null ? null : (Date.parse(at) - Date.parse(lastSeen)) / day));
  const between = (from: number, to: number) => ages.filter((age) => age !== null && age >= from && age < to).length;
  return [
    { label: 'within 7 days', value: between(Number.NEGATIVE_INFINITY, 7) },
    { label: '7 to 30 days', value: between(7, 30) },
    { label: '30 to 90 days', value: between(30, 90) },
    { label: 'over 90 days', value: between(90, Number.POSITIVE_INFINITY) },
    { label: 'never', value: ages.filter((age) => age === null).length },
  ];
}

function chart(title: string, caption: string, bars: readonly Bar[]): Markup {
  const most = Math.max(1, ...bars.map(({ value, isRest }) => (isRest ? 0 : value)));
  const height = Math.max(1, bars.length) * lineHeight;
  const room = width - labelWidth - numberWidth;
  const said = bars.map(({ label, value }) => `${label}: ${value}`).join('; ') || 'nobody';
  const lines = bars.map(({ label, value, isRest }, index) => {
    const y = index * lineHeight;
    const length = value === 0 || isRest ? 0 : Math.max(2, Math.round((value / most) * room));
    return markup`<text x="${labelWidth - 10}" y="${y + 17}" text-anchor="end">${cut(label)}</text><rect x="${labelWidth}" y="${y + 5}" width="${length}" height="${lineHeight - 10}"/><text x="${labelWidth + length + 8}" y="${y + 17}" class="number">${value}</text>`;
  });
  return markup`
<figure>
<figcaption><strong>${title}</strong> ${caption}</figcaption>
<svg role="img" aria-label="${title}. ${said}." viewBox="0 0 ${width} ${height}">${lines}</svg>
</figure>`;
}

const cut = (label: string) => (label.length > 20 ? `${label.slice(0, 19)}…` : label);
