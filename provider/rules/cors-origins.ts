// Which texts are origins to Unleash, and what a list of them allows.
import type { Warn } from '../../src/terraform/framework/index.ts';
import type { Unleash } from '../connection/unleash.ts';
import { readOrigins } from '../writes/change-origins.ts';
import { parseUrl } from '../../src/text/index.ts';

/** What Unleash would refuse, said before it is asked. */
export function originProblem(origin: string): string | undefined {
  if (origin === '*') return undefined;
  const quoted = JSON.stringify(origin);
  if (/[*]/.test(origin))
    return `${quoted} has a wildcard inside. Unleash knows only whole origins, or "*" alone for all of them.`;
  if (!/^https?:\/\//i.test(origin)) return `${quoted} is not an origin. Begin it with https:// or http://.`;
  const url = parseUrl(origin);
  if (!url)
    return `${quoted} is not an origin. Write scheme, host and, where needed, port, such as "https://app.example.com:8443".`;
  if (origin === url.origin) return undefined;
  const spelling = JSON.stringify(url.origin);
  if (isSameOrigin(origin, url))
    return `${quoted} is not as browsers spell it, and Unleash compares letter by letter. Write ${spelling}: host in lower case, without the scheme's own port.`;
  return `${quoted} is more than an origin. Write ${spelling} without path, query or user.`;
}

/** Whether only letter case and the scheme's own port make the difference. */
const isSameOrigin = (origin: string, url: URL) =>
  [url.origin, `${url.origin}:${url.protocol === 'https:' ? 443 : 80}`].includes(origin.toLowerCase());

/** What Unleash makes of a list without origins. */
const emptyAllowsAll =
  'Unleash takes an empty list of origins for every origin: browsers on any site could call the frontend API.';

/** At least one, and each of them one that Unleash takes. */
export const originsProblem = (origins: readonly string[]): string | undefined =>
  origins.length === 0
    ? `${emptyAllowsAll} List the origins that may call it. To allow none, name one that nobody uses, such as "https://none.invalid"; to allow all of them, say so with "*".`
    : origins.map(originProblem).find((problem) => problem !== undefined);

export const warnOfEveryOrigin = (warn: Warn, attribute: string): void =>
  warn(
    'Every origin will be allowed',
    'With "*" browsers on any site can call the frontend API. Name the origins instead, unless that is meant.',
    [attribute],
  );

/** Where the destroys of this plan leave no origin, one of them warns, whatever their order. */
export async function warnIfNoOriginIsLeft(api: Unleash, warn: Warn, origin: string): Promise<void> {
  const { planSoFar } = api;
  planSoFar.leavingOrigins.add(origin);
  const left = (await readOrigins(api)).filter((other) => !planSoFar.leavingOrigins.has(other));
  if (left.length > 0 || planSoFar.isLastOriginTold) return;
  planSoFar.isLastOriginTold = true;
  warn(
    'Every origin will be allowed',
    `The last origin goes with ${JSON.stringify(origin)}. ${emptyAllowsAll} Unless this plan brings another one, keep one, such as "https://none.invalid", which allows nobody.`,
  );
}
