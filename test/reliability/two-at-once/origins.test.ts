// Several independent writers of single CORS origins, at one moment, in every order that chance brings: none is lost, none stays.
import { afterAll, expect, test } from 'vitest';
import { asUnleash } from '../../../provider/connection/unleash.ts';
import { changeOrigin } from '../../../provider/writes/change-origins.ts';
import { createAdminApi } from '../../../src/admin-api/index.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { randomFrom } from '../../../workshop/random-from.ts';
import { sized } from '../../support/size.ts';
import { VirtualTime } from './virtual-time.ts';

const rounds = sized('ORIGIN_ROUNDS', { quick: 8, full: 60 });
const seed = Number(process.env.ORIGIN_SEED ?? 1);

const totals = { writers: 0, gaveUp: 0, wrong: 0 };
afterAll(() =>
  console.log(`origins: ${totals.writers} writers, ${totals.gaveUp} gave up and said so, ${totals.wrong} wrong`),
);

test.each([2, 3, 4, 6])(
  '%i writers',
  async (count) => {
    for (let round = 0; round < rounds; round++) {
      const random = randomFrom(seed * 7919 + count * 1_000_003 + round);
      const problem = await write(count, random);
      if (problem) {
        totals.wrong++;
        expect([round, problem]).toEqual([round, '']);
      }
    }
  },
  600_000,
);

/** Some add and some take away; answers what is wrong afterwards. */
async function write(count: number, random: () => number): Promise<string> {
  const time = new VirtualTime();
  const sandbox = await startSandbox({ clock: () => new Date(time.now) });
  try {
    const writers = Array.from({ length: count }, (_, number) => ({
      origin: `https://client-${number}.example.com`,
      isWanted: random() < 0.5,
      gaveUp: '',
    }));
    const there = writers.filter(({ isWanted }) => !isWanted).map(({ origin }) => origin);
    sandbox.store.settings.frontendApiOrigins = ['https://keep.example.com', ...there];
    const latency = 5 + random() * 200;
    const work = writers.map(async (writer) => {
      const slow = () => time.sleep(random() * latency);
      const api = createAdminApi({
        url: sandbox.url,
        token: sandbox.token,
        env: {},
        clock: { now: () => time.now, random, sleep: time.sleep },
        fetch: async (request) => {
          await slow();
          const answer = await time.during(() => sandbox.fetch(request));
          await slow();
          return answer;
        },
      });
      await slow();
      const run = { pause: time.sleep } as never;
      // One for each writer: what it keeps in memory, such as whose turn it is, no other writer sees.
      const unleash = asUnleash(api, sandbox.token);
      await changeOrigin(unleash, run, writer.origin, writer.isWanted).catch((error: Error) => {
        writer.gaveUp = error.message;
      });
    });
    await time.until(Promise.all(work));
    totals.writers += count;
    totals.gaveUp += writers.filter(({ gaveUp }) => gaveUp).length;
    const held = sandbox.store.settings.frontendApiOrigins;
    return [
      ...(held.includes('https://keep.example.com') ? [] : ['lost what nobody spoke of']),
      ...writers
        .filter(({ origin, isWanted, gaveUp }) => !gaveUp && held.includes(origin) !== isWanted)
        .map(({ origin, isWanted }) => `${isWanted ? 'lost' : 'kept'} ${origin}`),
      ...writers
        .filter(({ gaveUp }) => gaveUp && !gaveUp.includes('Others keep writing the list of origins'))
        .map(({ gaveUp }) => gaveUp),
    ].join(', ');
  } finally {
    await sandbox.stop();
  }
}
