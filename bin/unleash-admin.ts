#!/usr/bin/env node
// The unleash-admin command: hands the arguments, the streams and the signals of this process to the program.
import { realpathSync } from 'node:fs';
import { run } from '../src/cli/index.ts';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
// Whoever reads has read enough, as head does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));

/** To the begin of the line, which is erased: https://en.wikipedia.org/wiki/ANSI_escape_code#Control_Sequence_Introducer_commands */
const anew = process.stderr.isTTY ? '\r\u001b[K' : '';
async function ask(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await reader.question(`${question} [y/N] `, { signal: ending.signal })).trim());
  } finally {
    reader.close();
  }
}

/** Of the last line: Bun says at once that an empty one is taken, whatever waits before it. */
let taken = Promise.resolve();

const terminal = {
  out: (line: string) => {
    taken = new Promise((done) => process.stdout.write(`${line}\n`, () => done()));
  },
  taken: () => taken,
  err: (line: string) => process.stderr.write(`${anew}${line}\n`),
  ...(process.stderr.isTTY && { status: (text: string) => process.stderr.write(`${anew}${text}`) }),
  ...(process.stdin.isTTY && process.stderr.isTTY && { ask }),
  env: process.env,
  // Compiled, the first argument is no file of the system.
  get program() {
    return process.versions.bun ? process.execPath : realpathSync(process.argv[1] ?? process.execPath);
  },
  cwd: process.cwd(),
  isTTY: process.stdout.isTTY ?? false,
  columns: process.stdout.columns,
  onHangup: (listener: () => void) => process.on('SIGHUP', listener),
  signal: ending.signal,
};
const loadConnect = async () => (await import('../provider/index.ts')).connect;

void run(process.argv.slice(2), terminal, loadConnect).then((code) => {
  process.exitCode = code;
});
