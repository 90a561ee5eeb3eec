// The origins from which browsers may call the frontend API.
import { required } from '../../src/terraform/framework/index.ts';
import { known, originKey } from '../claims.ts';
import { originProblem } from '../cors-origins.ts';
import { defineResource } from '../define.ts';
import { noteOwner } from '../overlap.ts';
import { serialize } from '../serialize.ts';

export const cors = defineResource('cors', {
  description:
    'Origins from which browsers may call the frontend API. It owns the whole list of the instance, so one configuration should have it once. A new instance allows every origin (`*`).',
  attributes: {
    origins: required
      .setOfStrings('Origins such as `https://app.example.com`; `*` allows all of them, and an empty set none.')
      .check((origins: string[]) => origins.map(originProblem).find((problem) => problem !== undefined)),
  },
  identity: [],
  fields: { frontendApiOrigins: 'origins' },

  read: (api) => api.getUiConfig(),
  // The server keeps duplicates, which mean nothing.
  toState: ({ frontendApiOrigins = [] }) => ({ origins: [...new Set(frontendApiOrigins)] }),
  toBody: ({ origins }) => ({ frontendApiOrigins: origins }),
  update: (api, _, body) => serialize('cors', () => api.setCors({ body })),

  claims: ({ origins }) => origins && known(origins).map(originKey),
  plan: (context) =>
    noteOwner(
      context,
      'cors',
      'unleash_cors',
      undefined,
      () => 'unleash_cors owns the whole list of origins, unleash_cors_origin adds one to it.',
    ),
});
