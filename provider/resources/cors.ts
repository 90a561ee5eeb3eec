// The origins from which browsers may call the frontend API.
import { required } from '../../src/terraform/framework/index.ts';
import { known, originKey } from '../writes/claims.ts';
import { originsProblem, warnOfEveryOrigin } from '../rules/cors-origins.ts';
import { defineResource } from '../define.ts';
import { claimOwnership } from '../rules/ownership.ts';

export const cors = defineResource('cors', {
  description:
    'Origins from which browsers may call the frontend API. It owns the whole list of the instance, so one configuration should have it once. A new instance allows every origin (`*`), and so does an empty list. Destroying it leaves the list as it is. Unleash can only write the list as a whole and knows no conditions: what somebody else adds to it at the same moment is lost.',
  area: 'Instance',
  documentation: 'https://docs.getunleash.io/concepts/front-end-api',
  attributes: {
    origins: required
      .setOfStrings(
        'Origins such as `https://app.example.com`; `*` allows all of them. Unleash takes an empty set for all of them too, so it is refused.',
      )
      .check(originsProblem),
  },
  identity: [],
  fields: { frontendApiOrigins: 'origins' },

  read: (api) => api.getUiConfig(),
  // The server keeps duplicates, which mean nothing.
  toState: ({ frontendApiOrigins = [] }) => ({ origins: [...new Set(frontendApiOrigins)] }),
  toBody: ({ origins }) => ({ frontendApiOrigins: origins }),
  update: (api, _, body) => api.inTurn('cors', () => api.setCors({ body })),

  claims: ({ origins }) => origins && known(origins).map(originKey),
  plan: (context) => {
    const { planned, prior } = context;
    if (known(planned.origins).includes('*') && !prior?.origins.includes('*'))
      warnOfEveryOrigin(context.warn, 'origins');
    claimOwnership(
      context,
      'cors',
      'unleash_cors',
      undefined,
      () => 'unleash_cors owns the whole list of origins, unleash_cors_origin adds one to it.',
    );
  },
  planDestroy: ({ prior, warn }) =>
    warn(
      'The list of origins stays as it is',
      prior.origins.includes('*') || prior.origins.length === 0
        ? 'Terraform forgets it, and browsers on any site can still call the frontend API.'
        : `Terraform forgets it, and Unleash goes on allowing ${prior.origins.length === 1 ? 'the origin' : 'the origins'} ${prior.origins.join(', ')} alone.`,
    ),
});
