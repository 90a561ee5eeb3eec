// What a page of the documentation tells its reader to do, taken from its code blocks, as a script that does exactly that.

export interface Step {
  readonly language: string;
  /** A path makes it a file to write; `in another terminal` makes it a command that keeps running. */
  readonly title: string | undefined;
  readonly text: string;
}

export interface Block extends Step {
  /** Of the section that it is in, on the second level; empty before the first one. */
  readonly heading: string;
}

/** The code blocks of a page, in their order. The language of one that names none is empty. */
export const blocksOf = (page: string): Block[] =>
  page.split(/^## /m).flatMap((section, index) => {
    const heading = index === 0 ? '' : section.slice(0, section.indexOf('\n'));
    const blocks = section.matchAll(/^```(\w*)(?: title="([^"]*)")?\n(.*?)^```$/gms);
    return [...blocks].map(([, language = '', title, text = '']) => ({ language, title, text, heading }));
  });

/** The code blocks of one section. */
export function stepsOf(page: string, heading: string): Step[] {
  if (!page.includes(`\n## ${heading}\n`)) throw new Error(`The page has no section "${heading}".`);
  return blocksOf(page).filter((block) => block.heading === heading);
}

/** Bash that ends with the first step that fails, and prints a line before each step, by which `outputsOf` tells them apart. */
export function scriptOf(steps: readonly Step[]): string {
  return ['set -euo pipefail', ...steps.map((step, index) => `echo '${mark(index)}'\n${commandOf(step)}`)].join('\n');
}

/** What each step printed. */
export function outputsOf(steps: readonly Step[], stdout: string): string[] {
  return steps.map((_, index) => {
    const [, from = ''] = stdout.split(`${mark(index)}\n`);
    return from.split(/^== step /m)[0]!;
  });
}

const mark = (index: number) => `== step ${index}`;

function commandOf({ language, title, text }: Step): string {
  if (language === 'shell') return title === 'in another terminal' ? inBackground(text) : text;
  if (title === undefined) throw new Error(`A block of ${language} has no title that says which file it is.`);
  return `cat > '${title}' <<'END_OF_FILE'\n${text}END_OF_FILE`;
}

/** Until its first line: by then it is ready. */
const inBackground = (command: string) => `(
${command}) > ../terminal.log 2>&1 < /dev/null &
until [ -s ../terminal.log ]; do kill -0 $! && sleep 0.1; done`;
