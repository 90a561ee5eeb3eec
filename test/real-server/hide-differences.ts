// What may differ between the sandbox and a real server, and why; everything else must be the same.

/** What an id or a secret is called, whatever it is on this server. */
export type Names = Map<string, string>;

type Rule = { readonly reason: string } & (
  | { readonly text: RegExp; readonly as: string }
  | { readonly keys: readonly string[]; readonly of: (owner: object) => boolean; readonly as?: string }
);

const isEvent = (owner: object) => 'preData' in owner && 'createdByUserId' in owner;
const isRole = (owner: object) => 'type' in owner && 'name' in owner && 'id' in owner;
const isVersionInfo = (owner: object) => 'current' in owner && 'latest' in owner;
const isToken = (owner: object) => 'tokenName' in owner;
const isInviteLink = (owner: object) => 'expiresAt' in owner && 'role' in owner && 'users' in owner;
const isInviteLinkUpdate = (owner: object) =>
  'secret' in owner && Object.keys(owner).every((key) => ['secret', 'enabled', 'expiresAt'].includes(key));
const isAdminToken = (owner: object) => 'internalAdminTokenUserId' in owner;
const isOverview = (owner: object) => 'featureNaming' in owner || 'defaultStickiness' in owner;
const isProvider = (owner: object) => 'documentationUrl' in owner && 'parameters' in owner;
const isProviderParameter = (owner: object) => 'sensitive' in owner && 'displayName' in owner;
const isUiConfig = (owner: object) => 'unleashUrl' in owner;

/** The deliberate differences. A key is left out unless it says `as` what it is shown. */
const rules: readonly Rule[] = [
  { reason: 'made up for each answer', text: /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, as: '<uuid>' },
  { reason: 'the time', text: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, as: '<instant>' },
  { reason: 'a secret', text: /(?<=\.)[0-9a-f]{56}\b/g, as: '<secret>' },
  { reason: 'a secret', text: /(?<=token=)\S+/g, as: '<secret>' },
  { reason: 'a secret', text: /\b[0-9a-f]{32}\b/g, as: '<secret>' },
  {
    reason: 'the whole statement, which the sandbox has none of',
    text: /^(insert into|update|select|delete from) .*$/gs,
    as: '<sql>',
  },
  { reason: 'the sandbox has no transactions', keys: ['groupId', 'groupType'], of: isEvent },
  { reason: 'numbers of events have gaps', keys: ['id'], of: isEvent, as: '<number>' },
  { reason: 'the sandbox describes roles in its own words', keys: ['description'], of: isRole, as: '<text>' },
  { reason: 'a secret, which the sandbox keeps out of its log', keys: ['secret', 'url'], of: isInviteLink },
  { reason: 'a secret, which the sandbox keeps out of its log', keys: ['secret'], of: isInviteLinkUpdate },
  { reason: 'a secret, which the sandbox does not repeat', keys: ['secret'], of: isAdminToken },
  { reason: 'counted by a job at its own pace', keys: ['stats'], of: isOverview },
  {
    reason: 'what the admin UI shows of a kind of integration',
    keys: ['description', 'documentationUrl', 'howTo', 'alerts', 'installation', 'events'],
    of: isProvider,
  },
  {
    reason: 'what the admin UI shows of a kind of integration',
    keys: ['description', 'displayName', 'placeholder'],
    of: isProviderParameter,
  },
  { reason: 'switches of the admin UI', keys: ['flags'], of: isUiConfig },
  { reason: 'written a while after a token is used', keys: ['seenAt'], of: isToken, as: '<instant>' },
  { reason: 'made up when an instance starts', keys: ['instanceId'], of: isVersionInfo },
];

/** The value with differences left out or named. */
export function hideDifferences(value: unknown, url: string, names: Names): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => hideDifferences(item, url, names));
    return items.some(isInNoOrder) ? items.sort(byText) : items;
  }
  if (typeof value === 'string') return hideInText(value, url);
  if (typeof value !== 'object' || value === null) return value;
  const shown = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    const rule = rules.find((rule) => 'keys' in rule && rule.keys.includes(key) && rule.of(value));
    if (rule) return rule.as === undefined ? [] : [[key, rule.as]];
    if (key === 'id' && typeof item === 'number' && !isRole(value)) return [[key, names.get(String(item)) ?? item]];
    return [[key, hideDifferences(item, url, names)]];
  });
  return Object.fromEntries(shown);
}

/** The database gives these as it likes, and sorts names as the place where it runs does. */
function isInNoOrder(item: unknown): boolean {
  if (typeof item !== 'object' || item === null) return false;
  return (
    ['accountType', 'legalValues', 'hasPermission', 'usedInProjects', 'icon', 'parameters'].some(
      (key) => key in item,
    ) ||
    isToken(item) ||
    isInviteLink(item)
  );
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

function hideInText(text: string, url: string): string {
  let hidden = text.replaceAll(url, '<url>');
  for (const rule of rules) if ('text' in rule) hidden = hidden.replace(rule.text, rule.as);
  return hidden;
}
