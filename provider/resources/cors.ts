// The origins from which browsers may call the frontend API.
import { required } from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';

export const cors = defineResource('cors', {
  description:
    'Origins from which browsers may call the frontend API. It owns the whole list of the instance, so one configuration should have it once. A new instance allows every origin (`*`).',
  attributes: {
    origins: required
      .setOfStrings('Origins such as `https://app.example.com`; `*` allows all of them, and an empty set none.')
      .check((origins: string[]) => origins.map(problemOf).find((problem) => problem !== undefined)),
  },
  identity: [],
  fields: { frontendApiOrigins: 'origins' },

  read: (api) => api.getUiConfig(),
  // The server keeps duplicates, which mean nothing.
  toState: ({ frontendApiOrigins = [] }) => ({ origins: [...new Set(frontendApiOrigins)] }),
  toBody: ({ origins }) => ({ frontendApiOrigins: origins }),
  update: (api, _, body) => api.setCors({ body }),
});

/** What Unleash would refuse, said before it is asked. */
function problemOf(origin: string): string | undefined {
  if (origin === '*') return undefined;
  const quoted = JSON.stringify(origin);
  if (/[*]/.test(origin))
    return `${quoted} has a wildcard inside. Unleash knows only whole origins, or "*" alone for all of them.`;
  if (!/^https?:\/\//i.test(origin)) return `${quoted} is not an origin. Begin it with https:// or http://.`;
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (!url)
    return `${quoted} is not an origin. Write scheme, host and, where needed, port, such as "https://app.example.com:8443".`;
  if (origin.toLowerCase() === url.origin || isDefaultPort(origin, url)) return undefined;
  return `${quoted} is more than an origin. Write ${JSON.stringify(url.origin)} without path, query or user.`;
}

const isDefaultPort = (origin: string, url: URL) =>
  origin.toLowerCase() === `${url.origin}:${url.protocol === 'https:' ? 443 : 80}`;
