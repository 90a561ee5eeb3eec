// Adds to and takes from the list of CORS origins, beside others who do the same.
import type { AdminApi, OperationAnswer } from '../src/admin-api/index.ts';
import { ResourceFailure } from '../src/terraform/framework/index.ts';
import { deriveOnce } from './derive-once.ts';
import { changesBetween, overwrite, sameList, type Trace } from './overwritten.ts';
import { serialize } from './serialize.ts';

export const originItems = deriveOnce((config: OperationAnswer<'getUiConfig'>) =>
  [...new Set(config.frontendApiOrigins)].map((origin) => ({ origin })),
);

export const readOrigins = async (api: AdminApi): Promise<string[]> =>
  originItems(await api.getUiConfig()).map(({ origin }) => origin);

/**
 * The API knows only whole lists, so a change takes turns within this process, puts back what it overwrote of somebody else's,
 * and looks again whether somebody else's write undid it.
 * @param isSeenLater whether somebody looks at the list afterwards, so that a look that fails here undoes no write
 */
export function changeOrigins(
  api: AdminApi,
  change: (origins: string[]) => string[],
  isSeenLater = false,
): Promise<void> {
  return serialize('cors', async () => {
    let origins = await readOrigins(api);
    let wanted = change(origins);
    for (let attempt = 0; attempt < 5; attempt++) {
      if (sameList(origins, wanted)) return;
      const body = { frontendApiOrigins: wanted };
      const overwritten = await overwrite(api, traceOf(wanted), () => api.setCors({ body }));
      const { added, removed } = changesBetween(origins, overwritten?.frontendApiOrigins);
      const kept = wanted.filter((origin) => !removed.includes(origin));
      const seen = readOrigins(api);
      origins = await (isSeenLater ? seen.catch(() => wanted) : seen);
      const others = sameList(origins, wanted) ? [...kept, ...added] : [...origins, ...added];
      wanted = change([...new Set(others)]);
    }
    if (!sameList(origins, wanted)) {
      throw new ResourceFailure(
        'Something else keeps rewriting the list of origins. Find out what it is, and apply again.',
      );
    }
  });
}

const traceOf = (written: readonly string[]): Trace => ({
  types: ['setting-updated'],
  isOurs: ({ id, frontendApiOrigins }) => id === 'unleash.frontend' && sameList(frontendApiOrigins, written),
});
