// Pictures of a terminal: what is coloured is, and nothing of the text is taken for SVG.
import { expect, test } from 'vitest';
import { terminalSvg } from '../../workshop/pictures/terminal-svg.ts';

test('each line is a line of text, with its colours and what is bold', () => {
  const svg = terminalSvg('A plan', '\u001b[1mPlan:\u001b[0m 1 to add\n\u001b[33m~\u001b[0m\u001b[0m name\n');
  expect(svg.match(/<text .*<\/text>/g)).toEqual([
    expect.stringContaining('<tspan font-weight="700">Plan:</tspan><tspan> 1 to add</tspan>'),
    expect.stringContaining('<tspan fill="#daaa3f">~</tspan><tspan> name</tspan>'),
  ]);
});

test('what is written stays text', () => {
  const svg = terminalSvg('A "title"', '<script>alert(1)</script> & "quoted"');
  expect(svg).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot;');
  expect(svg).toContain('aria-label="A &quot;title&quot;"');
});
