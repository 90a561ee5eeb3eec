// Adds one origin to the list of CORS origins or takes it away, beside others who do the same.
import type { AdminApi, OperationAnswer } from '../../src/admin-api/index.ts';
import { type CallContext, ResourceFailure } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import { memoizeByAnswer } from './memoize-by-answer.ts';
import { applied, OriginLog } from './origin-log.ts';
import { sameList } from '../../src/events/index.ts';

export const originItems = memoizeByAnswer((config: OperationAnswer<'getUiConfig'>) =>
  [...new Set(config.frontendApiOrigins)].map((origin) => ({ origin })),
);

export const readOrigins = async (api: AdminApi): Promise<string[]> =>
  originItems(await api.getUiConfig()).map(({ origin }) => origin);

/** Milliseconds between looks while others write too: longer each time, so that their writes come to an end. */
const waits = [250, 500, 1000, 2000, 2000, 3000, 3000, 4000, 4000, 5000] as const;

/**
 * The API knows only whole lists, and no conditions. So a change takes turns within this process, and looks again while others
 * write, with waits that grow, until the list is what all of them together asked for; what a write undid of another one's is
 * put right by whoever sees it first.
 * @param isWanted whether the origin is to be in the list
 * @throws ResourceFailure when the others do not come to an end
 */
export function changeOrigin(api: Unleash, run: CallContext['run'], origin: string, isWanted: boolean): Promise<void> {
  return api.inTurn('cors', async () => {
    const log = new OriginLog(api);
    await log.follow();
    let origins = await readOrigins(api);
    const wanted = () =>
      applied(log.intended(origins), { added: isWanted ? [origin] : [], removed: isWanted ? [] : [origin] });
    // What is as wanted before anything was done may come of a write that is about to be put right.
    let isCalm = false;
    for (const wait of waits) {
      const list = wanted();
      if (sameList(origins, list)) {
        if (isCalm) return;
        isCalm = true;
      } else {
        await api.setCors({ body: { frontendApiOrigins: list } });
        const news = await log.follow();
        isCalm = news.length === 0 || (news.length === 1 && sameList(news[0]!.before, origins));
        // Whoever adds an origin has it looked at afterwards anyway, where a failure keeps it in state.
        const seen = readOrigins(api);
        origins = await (isWanted ? seen.catch(() => list) : seen);
        if (isCalm && sameList(origins, list)) return;
      }
      await run.pause(wait);
      origins = await readOrigins(api);
      if ((await log.follow()).length > 0) isCalm = false;
    }
    throw new ResourceFailure(
      'Others keep writing the list of origins, and Unleash has no way to change one origin alone: whether this one stays as it was written is not certain. Find out who writes the list, and apply again.',
    );
  });
}
