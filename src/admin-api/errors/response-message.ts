// Say what an error status means here and what to do about it.
import type { AdminApiErrorFacts } from './facts.ts';
import { isMaintenance, isRouteMissing, isWrongKindOfToken, quotedField, withoutFiller } from './recognise.ts';

const USABLE_TOKENS = 'an admin token, a personal access token or a service account token';

export function describeResponse(facts: AdminApiErrorFacts): string {
  const { operation, status = 0, server, html } = facts;
  const said = [`HTTP ${status}`, withoutStop(withoutFiller(facts.serverMessage ?? ''))].filter(Boolean).join(': ');
  const subject = `${operation} (${facts.method} ${facts.path})`;

  if (status >= 300 && status < 400) {
    const target = facts.location ? ` to ${facts.location}` : '';
    return `${server} redirects ${subject}${target} (HTTP ${status}), and a redirected change could be lost. Use the final address of Unleash as the URL.`;
  }
  if (status === 401) {
    return `Unleash at ${server} does not accept the token (${said}). Use ${USABLE_TOKENS} made on this instance, and check that it has not expired.`;
  }
  if (status === 403) return describeForbidden(facts, said);
  if (isRouteMissing(facts)) {
    return `Unleash at ${server} has no ${subject} (HTTP 404). This needs another edition (Enterprise or Pro) or a newer version of Unleash.`;
  }
  if (status === 404 && facts.serverName === undefined) {
    return `${server} does not look like the address of Unleash: ${subject} answered HTTP 404 ${html ? 'with a web page' : 'without an Unleash error'}. The URL is everything before /api, including any path that Unleash is served under.`;
  }
  if (status === 413) return `The request of ${subject} is larger than Unleash takes (HTTP 413). Make it smaller.`;
  if (status === 429) {
    return `Unleash kept limiting the rate of ${operation} (${said}), ${tries(facts)}. Try again in a minute, with fewer changes at a time.`;
  }
  if (isMaintenance(facts)) {
    return `Unleash at ${server} is in maintenance mode and takes no changes, so ${operation} was not made (HTTP 503). Switch maintenance mode off, or try again when it is over.`;
  }
  if (facts.refusal) {
    return `Unleash refused ${subject}: ${facts.refusal.reason} (HTTP ${status}). ${facts.refusal.advice}`;
  }
  if (status >= 500) {
    const who =
      facts.serverName === undefined && status !== 500 ? `Unleash at ${server} is not available` : 'Unleash failed';
    return `${who}: ${subject} answered ${said}, ${tries(facts)}. Look into the log of Unleash${facts.id ? ` for ${facts.id}` : ''}, or try again later.`;
  }
  return `Unleash refused ${subject} with ${withDetails(said, facts)}`;
}

function describeForbidden(facts: AdminApiErrorFacts, said: string): string {
  const { operation, permissions, serverName, html } = facts;
  if (permissions?.length) {
    const names = permissions.map((name) => `"${name}"`).join(' or ');
    return `The token may not do ${operation}: it lacks the permission ${names} (HTTP 403). Give the owner of the token a role with it, or use a token that has it.`;
  }
  if (isWrongKindOfToken(facts)) {
    return `This kind of token cannot be used for the admin API (${said}). Use ${USABLE_TOKENS}, not a backend or frontend token.`;
  }
  if (serverName === undefined) {
    return `Something between here and Unleash forbids ${operation} (${html ? 'HTTP 403 with a web page' : said}). Check the proxy, firewall or IP allow list before ${facts.server}.`;
  }
  return `Unleash does not allow ${operation}: ${withDetails(said, facts)}`;
}

function withDetails(said: string, { details = [], serverMessage = '' }: AdminApiErrorFacts): string {
  const news = details
    .filter(({ message }) => !serverMessage.includes(message))
    .map(({ message, path }) => withStop(isNamed(message, path) ? message : `${path}: ${message}`));
  if (news.length === 0) return withStop(said);
  return [/: /.test(said) ? withStop(said) : `${said}:`, ...news].join(' ');
}

/** Whether a complaint says itself what it is about. */
const isNamed = (message: string, path: string | undefined) =>
  path === undefined || message.includes(path) || quotedField(message) === path;

const tries = ({ attempts = 1 }: AdminApiErrorFacts): string =>
  attempts === 1 ? 'at the first try' : `after ${attempts} tries`;

const withoutStop = (text: string): string => text.replace(/\.$/, '');

const withStop = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
