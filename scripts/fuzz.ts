// Throws any number of hostile inputs at everything that takes bytes in, on all processors: npm run fuzz -- --help
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzz, shareOut } from '../workshop/fuzz/fuzz.ts';
import { openTargets } from '../workshop/fuzz/targets/index.ts';

const usage = `Usage: npm run fuzz -- [--runs 1000000] [--seed N] [--target NAME [--input BASE64]]

  --runs    how many inputs, shared out among the targets
  --seed    the same seed makes the same inputs; printed when it is not given
  --target  one target alone
  --input   one input alone, as a failure printed it`;

/** Enough for any input: a worker that needs more has found one that takes too much. */
const memoryLimitMb = 700;
/** An input that takes longer hangs; collecting valid ones to start from takes a while on a busy machine. */
const hangMs = 60_000;
const startMs = 300_000;

interface Progress {
  readonly target: string;
  readonly done: number;
  readonly index: number;
}
interface Found {
  readonly target: string;
  readonly index: number;
  readonly input: string;
  readonly error: string;
}
type Message = { progress: Progress } | { found: Found } | { peak: number };

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    target: { type: 'string' },
    input: { type: 'string' },
    worker: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [seed, runs] = [Number(values.seed), Number(values.runs)];
const workers = availableParallelism();

if (values.help || !Number.isSafeInteger(seed) || !(runs >= 1)) {
  console.log(usage);
  process.exit(values.help ? 0 : 1);
} else if (values.input !== undefined) await replay(values.target ?? '', Buffer.from(values.input, 'base64'));
else if (values.worker !== undefined) await work(Number(values.worker));
else await lead();

async function replay(name: string, input: Uint8Array): Promise<void> {
  const target = (await openTargets(seed)).find((one) => one.name === name);
  if (!target) throw new Error(`there is no target ${JSON.stringify(name)}`);
  await target.check(input);
  console.log(`${name}: the input is handled as it should be`);
  process.exit(0);
}

/** One process: its part of the inputs of each target. */
async function work(part: number): Promise<void> {
  const tell = (message: Message) => process.send!(message);
  const targets = (await openTargets(seed)).filter(({ name }) => values.target === undefined || name === values.target);
  for (const { target, count } of shareOut(targets, Math.ceil(runs / workers))) {
    let told = Date.now();
    const since = (index: number) => index - part * count;
    const found = await fuzz({ target, from: part * count, count }, seed, (index) => {
      if (index % 16 !== 0 || Date.now() - told < 500) return;
      told = Date.now();
      tell({ progress: { target: target.name, done: since(index), index } });
    });
    await target.close?.();
    if (found) {
      const { input, error, ...place } = found;
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell({ found: { ...place, input: Buffer.from(input).toString('base64'), error: text } });
    } else tell({ progress: { target: target.name, done: count, index: part * count + count } });
  }
  tell({ peak: Math.round(process.resourceUsage().maxRSS / 1024) });
  process.disconnect();
  process.exit(0);
}

async function lead(): Promise<void> {
  console.log(`fuzz: ${runs} inputs, seed ${seed}, ${workers} processes`);
  const began = performance.now();
  const done = new Map<string, number[]>();
  const peaks: number[] = [];
  let failures = 0;
  const total = () => [...done.values()].flat().reduce((sum, count) => sum + count, 0);
  const report = setInterval(() => console.log(`${total()} of ${runs} inputs`), 10_000);

  await Promise.all(
    Array.from({ length: workers }, async (_, part) => {
      const child = startWorker(part);
      let last: Progress | undefined;
      let patience = setTimeout(() => child.kill('SIGKILL'), startMs);
      child.on('message', (message: Message) => {
        clearTimeout(patience);
        patience = setTimeout(() => child.kill('SIGKILL'), hangMs);
        if ('peak' in message) peaks.push(message.peak);
        else if ('found' in message) {
          failures += 1;
          explain(message.found);
        } else {
          last = message.progress;
          const counts = done.get(last.target) ?? Array.from({ length: workers }, () => 0);
          counts[part] = last.done;
          done.set(last.target, counts);
        }
      });
      const code = await new Promise((resolve) => child.once('exit', (status, signal) => resolve(status ?? signal)));
      clearTimeout(patience);
      if (code === 0) return;
      failures += 1;
      const where = last ? `${last.target}, after input ${last.index}` : 'its start';
      console.log(`process ${part} ended with ${code} at ${where}: an input crashes it, hangs or takes all memory`);
    }),
  );
  clearInterval(report);
  const seconds = (performance.now() - began) / 1000;
  for (const [target, counts] of done) console.log(`  ${target}: ${counts.reduce((sum, count) => sum + count, 0)}`);
  console.log(
    `fuzz: ${total()} inputs, seed ${seed}, ${failures} failures, ${Math.round(seconds)} s, ` +
      `${Math.round(total() / seconds)} inputs/s, at most ${Math.max(0, ...peaks)} MB a process`,
  );
  process.exit(failures === 0 ? 0 : 1);
}

function startWorker(part: number): ChildProcess {
  const args = ['--runs', String(runs), '--seed', String(seed), '--worker', String(part)];
  if (values.target !== undefined) args.push('--target', values.target);
  return fork(fileURLToPath(import.meta.url), args, {
    execArgv: [...process.execArgv, `--max-old-space-size=${memoryLimitMb}`],
  });
}

function explain({ target, index, input, error }: Found): void {
  console.log(`\nFAILED: ${target}, input ${index} of seed ${seed}\n${error}\n\nreplay it with:`);
  console.log(`npm run fuzz -- --seed ${seed} --target ${JSON.stringify(target)} --input ${input}\n`);
}
