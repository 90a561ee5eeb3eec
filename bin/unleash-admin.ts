#!/usr/bin/env node
// The unleash-admin command: hands the arguments, the streams and the signals of this process to the program.
import { run } from '../src/cli/run.ts';

const ending = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());

void run(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  env: process.env,
  signal: ending.signal,
}).then((code) => {
  process.exitCode = code;
});
