// One origin from which browsers may call the frontend API.
import type { AdminApi, OperationAnswer } from '../../src/admin-api/index.ts';
import { ResourceFailure, required } from '../../src/terraform/framework/index.ts';
import { originProblem } from '../cors-origins.ts';
import { defineResource } from '../define.ts';
import { deriveOnce } from '../derive-once.ts';
import { noteOwner } from '../overlap.ts';
import { serialize } from '../serialize.ts';

export const corsOrigin = defineResource('cors_origin', {
  description:
    'One origin from which browsers may call the frontend API, beside others. It leaves the rest of the list alone, so many configurations can each add their own; `unleash_cors` owns the whole list.',
  attributes: {
    origin: required.string('Origin such as `https://app.example.com`.').check(originProblem),
  },
  identity: ['origin'],
  lookup: { by: ['origin'], plural: 'cors_origins', filters: [] },

  list: async (api) => itemsOf(await api.getUiConfig()),
  toState: ({ origin }) => ({ origin }),

  toBody: ({ origin }) => ({ origin }),
  create: async (api, { origin }) => {
    await changeOrigins(api, (origins) => (origins.includes(origin) ? origins : [...origins, origin]), true);
    return { origin };
  },
  delete: (api, { origin }) => changeOrigins(api, (origins) => origins.filter((other) => other !== origin)),

  plan: async (context) => {
    noteOwner(
      context,
      'cors',
      'unleash_cors_origin',
      undefined,
      () => 'unleash_cors owns the whole list of origins, this adds one to it.',
    );
    if (context.prior || context.planned.origin === '*' || !(await readOrigins(context.api)).includes('*')) return;
    context.warn(
      'Every origin is allowed',
      'Unleash allows every origin (`*`), so adding one changes nothing yet. Manage `*` with unleash_cors_origin too and destroy it, or own the list with unleash_cors.',
      'origin',
    );
  },
});

const itemsOf = deriveOnce((config: OperationAnswer<'getUiConfig'>) =>
  [...new Set(config.frontendApiOrigins)].map((origin) => ({ origin })),
);

const readOrigins = async (api: AdminApi) => itemsOf(await api.getUiConfig()).map(({ origin }) => origin);

/**
 * The API knows only whole lists, so a change takes turns within this process, and looks again whether somebody else's write
 * undid it.
 * @param isSeenLater whether somebody looks at the list afterwards, so that a look that fails here undoes no write
 */
function changeOrigins(api: AdminApi, change: (origins: string[]) => string[], isSeenLater = false): Promise<void> {
  const isDone = (origins: string[]) => change(origins).join('\n') === origins.join('\n');
  return serialize('cors', async () => {
    let origins = await readOrigins(api);
    for (let attempt = 0; attempt < 5; attempt++) {
      if (isDone(origins)) return;
      await api.setCors({ body: { frontendApiOrigins: change(origins) } });
      const seen = readOrigins(api);
      origins = await (isSeenLater ? seen.catch(() => change(origins)) : seen);
    }
    if (!isDone(origins)) {
      throw new ResourceFailure(
        'Something else keeps rewriting the list of origins. Find out what it is, and apply again.',
      );
    }
  });
}
