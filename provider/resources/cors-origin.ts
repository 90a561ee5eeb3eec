// One origin from which browsers may call the frontend API.
import { required } from '../../src/terraform/framework/index.ts';
import { changeOrigin, originItems, readOrigins } from '../writes/change-origins.ts';
import { originKey } from '../writes/claims.ts';
import { originProblem, warnIfNoOriginIsLeft, warnOfEveryOrigin } from '../rules/cors-origins.ts';
import { comesWithUnleash } from '../shapes/comes-with-unleash.ts';
import { defineResource } from '../define.ts';
import { claimOwnership } from '../rules/ownership.ts';

export const corsOrigin = defineResource('cors_origin', {
  description:
    'One origin from which browsers may call the frontend API, beside others. It leaves the rest of the list alone, so many configurations can each add their own; `unleash_cors` owns the whole list. Destroying it takes it from the list; a list without origins allows every origin, so the last one that goes opens the frontend API to all sites. Unleash can only write the list as a whole and knows no conditions: where several write at the same moment, each puts right what its own write undid and looks again until the list is right, or fails and says so. What a person or another tool writes at that very moment, or a run that is killed in between, can still undo an origin until the next plan sees it.',
  area: 'Instance',
  documentation: 'https://docs.getunleash.io/concepts/front-end-api',
  attributes: {
    origin: required.string('Origin such as `https://app.example.com`.').check(originProblem),
  },
  identity: ['origin'],
  whereToFind: 'The admin UI lists them at `/admin/cors`, each as it is written there.',
  // Unleash keeps one list, and whoever sees the whole of it can declare the whole of it.
  partOf: 'cors',
  dataSources: {
    one: {
      by: ['origin'],
      description:
        'Whether browsers may call the frontend API from an origin: reading it fails where the list does not name the origin, `*` included.',
    },
    many: 'cors_origins',
    description:
      'Origins from which browsers may call the frontend API, whoever put them on the list; `*` stands for every one.',
    filters: [],
  },

  list: async (api) => originItems(await api.getUiConfig()),
  toState: ({ origin }) => ({ origin }),

  leftAlone: ({ origin }) => (origin === '*' ? comesWithUnleash : undefined),

  toBody: ({ origin }) => ({ origin }),
  create: async (api, { origin }, { run }) => {
    await changeOrigin(api, run, origin, true);
    return { origin };
  },
  delete: async (api, { origin }, { run }) => {
    if (!run.holds(originKey(origin))) await changeOrigin(api, run, origin, false);
  },

  claims: ({ origin }) => (origin === undefined ? undefined : [originKey(origin)]),

  plan: async (context) => {
    claimOwnership(
      context,
      'cors',
      'unleash_cors_origin',
      undefined,
      () => 'unleash_cors owns the whole list of origins, this adds one to it.',
    );
    if (context.prior) return;
    if (context.planned.origin === '*') return warnOfEveryOrigin(context.warn, 'origin');
    if (!(await readOrigins(context.api)).includes('*')) return;
    context.warn(
      'Every origin is allowed',
      'Unleash allows every origin (`*`), so adding one changes nothing yet. Manage `*` with unleash_cors_origin too and destroy it, or own the list with unleash_cors.',
      ['origin'],
    );
  },
  planDestroy: ({ api, warn, prior }) => warnIfNoOriginIsLeft(api, warn, prior.origin),
});
