// The page of a command, done word for word: each block of shell is run, and what it prints is put into the block of text after it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtExecutables } from '../../workshop/built-executables.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Surroundings {
  /** Empty, for this page alone. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Stands for 4242, as the port of UNLEASH_URL does. */
  readonly port: number;
}

/** @returns the page with what its blocks print now; instants are always the same */
export async function record(page: string, { folder, env, port }: Surroundings): Promise<string> {
  // What the page writes stays in a folder of its own, which has the examples beside it.
  const cwd = join(folder, 'here');
  mkdirSync(cwd);
  symlinkSync(join(root, 'examples'), join(cwd, 'examples'));
  const blocks = [...page.matchAll(/^```shell( title="in another terminal")?\n(.*?)^```$/gms)];
  const script = blocks.map(([, background, code], index) => {
    const command = code!.replaceAll('4242', String(port));
    return `echo '${mark(index)}'\n${background ? inBackground(command) : command}`;
  });
  const bash = spawn(
    'bash',
    ['-c', `set -uo pipefail\nexec 2>&1\ntrap 'kill $(jobs -p) 2>/dev/null' EXIT\n${script.join('\n')}`],
    {
      cwd,
      env: { ...process.env, ...env, PATH: await path(), LOG: join(folder, 'terminal.log') },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let printed = '';
  bash.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  await once(bash, 'close');
  let block = -1;
  return page.replace(/^```(shell|text).*?^```$/gms, (whole, language: string) => {
    if (language === 'shell') block += 1;
    return language === 'shell'
      ? whole
      : `\`\`\`text\n${outputOf(printed, block, [port, new URL(env.UNLEASH_URL ?? 'http://127.0.0.1:4242').port])}\`\`\``;
  });
}

/** Has the program, and for it the Node.js that runs this. */
const path = async () => [await builtExecutables(), dirname(process.execPath), process.env.PATH].join(delimiter);

/** What every page is said to have happened at. */
const instant = '2027-01-31T09:30:00.000Z';

/** What every hash of instants is said to be. */
const hash = '1f0e'.repeat(16);

const mark = (index: number) => `== block ${index}`;

function outputOf(printed: string, block: number, ports: readonly (number | string)[]): string {
  const [, from = ''] = printed.split(`${mark(block)}\n`);
  return from
    .split(/^== block /m)[0]!
    .replaceAll(new RegExp(ports.join('|'), 'g'), '4242')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, instant)
    .replaceAll(/\b1[78]\d{11}\b/g, String(Date.parse(instant)))
    .replaceAll(/\b[0-9a-f]{64}\b/g, hash);
}

/** Until its first line: by then it is ready. */
const inBackground = (command: string) => `(
${command.trimEnd()} ) > "$LOG" 2>&1 < /dev/null &
until [ -s "$LOG" ]; do kill -0 $! || break; sleep 0.1; done
cat "$LOG"`;
