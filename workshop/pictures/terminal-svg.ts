// What a terminal shows as a picture: text with the colours of SGR sequences, as SVG that is readable on light and dark pages.
import { escapeMarkup } from '../../src/text/index.ts';

const width = 8.4;
const height = 19;
const margin = 18;
const bar = 34;

/** https://en.wikipedia.org/wiki/ANSI_escape_code#Select_Graphic_Rendition_parameters */
const colours: { readonly [code: string]: string } = {
  '31': '#f47067',
  '32': '#6bc46d',
  '33': '#daaa3f',
  '34': '#6cb6ff',
  '36': '#56d4dd',
  '90': '#8b949e',
};

interface Run {
  readonly text: string;
  readonly isBold: boolean;
  readonly colour: string | undefined;
}

/** @param text lines with SGR sequences and nothing else that moves the cursor */
export function terminalSvg(title: string, text: string): string {
  const lines = text.trimEnd().split('\n').map(runsOf);
  const columns = Math.max(...lines.map((runs) => runs.reduce((sum, run) => sum + run.text.length, 0)), 60);
  const [wide, high] = [Math.ceil(columns * width + 2 * margin), bar + lines.length * height + margin];
  const rows = lines.map((runs, row) => {
    const spans = runs.map(({ text, isBold, colour }) => {
      const weight = isBold ? ' font-weight="700"' : '';
      return `<tspan${weight}${colour ? ` fill="${colour}"` : ''}>${escapeMarkup(text)}</tspan>`;
    });
    return `<text x="${margin}" y="${bar + (row + 1) * height - 5}" xml:space="preserve">${spans.join('')}</text>`;
  });
  const lights = ['#f47067', '#daaa3f', '#6bc46d'].map(
    (fill, index) => `<circle cx="${margin + 4 + index * 18}" cy="${bar / 2}" r="5.5" fill="${fill}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}" height="${high}" role="img" aria-label="${escapeMarkup(title)}">
<title>${escapeMarkup(title)}</title>
<rect width="${wide}" height="${high}" rx="9" fill="#1c2128"/>
${lights.join('')}
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" fill="#dde3ea">
${rows.join('\n')}
</g>
</svg>
`;
}

function runsOf(line: string): Run[] {
  const runs: Run[] = [];
  let [isBold, colour]: [boolean, string | undefined] = [false, undefined];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: sequences begin with a control character
  for (const [, codes, text = ''] of line.matchAll(/(?:\x1b\[([\d;]*)m)?([^\x1b]*)/g)) {
    for (const code of codes?.split(';') ?? []) {
      if (code === '0' || code === '') [isBold, colour] = [false, undefined];
      else if (code === '1') isBold = true;
      else colour = colours[code] ?? colour;
    }
    if (text !== '') runs.push({ text, isBold, colour });
  }
  return runs;
}
