// An access review of a whole instance with a long log on a server with latency, beside the least that its requests can take.
import { type Sandbox, startSandbox } from '../src/sandbox/index.ts';
import { canWatch } from '../workshop/measure/usage.ts';
import type { Findings } from './figure.ts';
import { crowdSeed, type Size } from './instance/crowd.ts';
import { median } from './measure/round-robin.ts';
import { runProgram } from './measure/run-program.ts';
import type { Bench, Section } from './section.ts';

const latencyMs = 20;
const concurrency = 16;
const whole: Size = { users: 1000, groups: 300, roles: 200, projects: 200 };
const tenth: Size = { users: 100, groups: 30, roles: 20, projects: 20 };

export const review: Section = {
  name: 'review',
  title: `An access review on a server with ${latencyMs} ms latency`,
  run: measure,
};

async function measure({ quick, say }: Bench): Promise<Findings> {
  if (!canWatch) throw new Error('The section review reads /proc, which only Linux has. Leave it out with --only.');
  const size = quick ? tenth : whole;
  const events = quick ? 10_000 : 1_000_000;
  // Half a year old, so that everything that was given is judged by the log of the last 90 days.
  let now = new Date(Date.now() - 180 * 86_400_000);
  const sandbox = await startSandbox({ seed: crowdSeed(size), clock: () => now });
  now = new Date();
  try {
    writeLog(sandbox, events);
    sandbox.setLatency(latencyMs);
    const times: number[] = [];
    let [paths, peakMb]: [readonly string[], number] = [[], 0];
    for (let round = 0; round < (quick ? 2 : 3); round += 1) {
      const before = sandbox.requests.length;
      const cost = await runProgram(sandbox, ['review', '--json']);
      paths = sandbox.requests.slice(before).map(({ path }) => path);
      peakMb = Math.max(peakMb, cost.peakMb);
      times.push(cost.wallMs);
      say(`review: ${paths.length} requests, ${Math.round(cost.wallMs)} ms, ${Math.round(cost.peakMb)} MB`);
    }
    const time = median(times);
    const twice = paths.length - new Set(paths).size;
    const least = (latencyMs * paths.length) / concurrency;
    const shown = `${size.users} users, ${size.groups} groups, ${size.roles} roles, ${size.projects} projects`;
    return {
      figures: [
        { name: 'review: time of a whole instance', value: time, unit: 'ms', atMost: 10_000 },
        { name: 'review: peak memory', value: peakMb, unit: 'MB', atMost: 300 },
        { name: 'review: requests that are sent twice', value: twice, unit: 'requests', atMost: 0 },
        { name: `review: time against latency × requests / ${concurrency}`, value: time / least, unit: 'times' },
      ],
      tables: [
        {
          title: `${shown}, ${events} events`,
          columns: ['command', 'time', 'requests', 'twice', 'least for the requests', 'peak memory'],
          rows: [
            [
              'unleash-admin review',
              `${time.toFixed(0)} ms`,
              String(paths.length),
              String(twice),
              `${least.toFixed(0)} ms`,
              `${peakMb.toFixed(0)} MB`,
            ],
          ],
        },
      ],
    };
  } finally {
    await sandbox.stop();
  }
}

/**
 * Everybody did much, a twentieth of it in the last 90 days. A server finds the events of somebody by an index; the sandbox
 * looks at each, so that what its log costs it is in the time, too.
 */
function writeLog({ store }: Sandbox, count: number): void {
  const ids = [...store.accounts.keys()];
  const start = Date.now() - 1800 * 86_400_000;
  const [sample] = store.events.slice(-1);
  const old = Array.from({ length: count }, (_, index) => ({
    ...sample!,
    id: index + 1,
    type: 'tag-type-created' as const,
    createdByUserId: ids[index % ids.length]!,
    createdAt: new Date(start + (index / count) * 1800 * 86_400_000).toISOString(),
    data: null,
    preData: null,
  }));
  store.events = [...old, ...store.events];
}
