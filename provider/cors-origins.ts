// Which texts are origins to Unleash.

/** What Unleash would refuse, said before it is asked. */
export function originProblem(origin: string): string | undefined {
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
