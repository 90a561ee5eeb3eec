// What a page of the documentation tells its reader to do, taken from its code blocks, as a script that does exactly that.

export interface Step {
  readonly language: string;
  /** A path makes it a file to write; `in another terminal` makes it a command that keeps running. */
  readonly title: string | undefined;
  readonly text: string;
}

/** The code blocks of one section, without those of other sections on the same or a higher level. */
export function stepsOf(page: string, heading: string): Step[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`The page has no section "${heading}".`);
  return [...section.matchAll(/^```(\w+)(?: title="([^"]*)")?\n(.*?)^```$/gms)].map(([, language, title, text]) => ({
    language: language!,
    title,
    text: text!,
  }));
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
