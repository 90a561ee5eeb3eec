// A bar chart (SVG) of the figures that have a target: each bar in percent of its target, so that shorter is better.
import { escapeMarkup } from '../../src/text/index.ts';
import { type Figure, formatValue, isMet } from '../figure.ts';

const [room, rowHeight, top] = [340, 28, 44];
/** Wide enough for a letter of any usual font at the size below. */
const letterWidth = 7.5;

export function toChart(figures: readonly Figure[]): string {
  const judged = figures.filter(({ atMost }) => atMost !== undefined);
  const largest = Math.max(1.2, ...judged.map(shareOf));
  const labelWidth = widest(judged.map(({ name }) => name));
  const width = labelWidth + room + widest(judged.map(tell));
  const height = top + judged.length * rowHeight + 16;
  const limit = labelWidth + room / largest;
  const bars = judged.map((figure, index) => bar(figure, labelWidth, top + index * rowHeight, room / largest));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="13" role="img">
<title>Figures of the bench in percent of their targets: shorter is better</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="${limit.toFixed(1)}" y="24" text-anchor="middle" fill="#57606a">target</text>
${bars.join('\n')}
<line x1="${limit.toFixed(1)}" x2="${limit.toFixed(1)}" y1="32" y2="${height - 12}" stroke="#57606a" stroke-dasharray="4 3"/>
</svg>
`;
}

/** At most twice its target: where none at all was allowed, one is beyond all measure. */
const shareOf = ({ value, atMost }: Figure) => (value === 0 ? 0 : Math.min(value / (atMost ?? value), 2));

const widest = (texts: readonly string[]) =>
  Math.ceil(Math.max(0, ...texts.map(({ length }) => length)) * letterWidth) + 20;

const tell = ({ value, unit, atMost }: Figure) =>
  `${formatValue(value, unit)} of ${formatValue(atMost ?? value, unit)}`;

function bar(figure: Figure, labelWidth: number, y: number, perTarget: number): string {
  const length = shareOf(figure) * perTarget;
  const colour = isMet(figure) ? '#2da44e' : '#cf222e';
  return [
    `<text x="${labelWidth - 10}" y="${y + 15}" text-anchor="end" fill="#24292f">${escapeMarkup(figure.name)}</text>`,
    `<rect x="${labelWidth}" y="${y + 2}" width="${length.toFixed(1)}" height="18" rx="3" fill="${colour}"/>`,
    `<text x="${labelWidth + room + 10}" y="${y + 15}" fill="#24292f">${tell(figure)}</text>`,
  ].join('\n');
}
