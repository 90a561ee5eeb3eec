// Where the sandbox differs from a real server on purpose, and why; everything else must be the same.
import { areas } from '../calls/index.ts';

/** Where an answer of the sandbox may differ, and why. */
export type Difference = {
  readonly reason: string;
  /** Where it shows, where that is not everywhere. */
  readonly in?: 'steps';
} & (
  | { readonly text: RegExp; readonly as: string }
  | { readonly keys: readonly string[]; readonly of: (owner: object) => boolean; readonly as?: string }
  | { readonly unordered: (item: object) => boolean }
  | { readonly sorted: readonly string[]; readonly of: (owner: object) => boolean }
);

const isEvent = (owner: object) => 'preData' in owner && 'createdByUserId' in owner;
const isRole = (owner: object) => 'type' in owner && 'name' in owner && 'id' in owner;
const isVersionInfo = (owner: object) => 'current' in owner && 'latest' in owner;
const isToken = (owner: object) => 'tokenName' in owner;
const isInviteLink = (owner: object) => 'expiresAt' in owner && 'role' in owner && 'users' in owner;
const isAdminToken = (owner: object) => 'internalAdminTokenUserId' in owner;
const isAccount = (owner: object) => 'accountType' in owner;
const isPermission = (owner: object) => 'hasPermission' in owner;
const isContextField = (owner: object) => 'legalValues' in owner || 'usedInProjects' in owner;
const isOverview = (owner: object) => 'featureNaming' in owner || 'defaultStickiness' in owner;
const isProvider = (owner: object) => 'documentationUrl' in owner && 'parameters' in owner;
const isProviderParameter = (owner: object) => 'sensitive' in owner && 'displayName' in owner;
const isUiConfig = (owner: object) => 'unleashUrl' in owner;

/** A key is left out unless it says `as` what it is shown. */
export const differences: readonly Difference[] = [
  { reason: 'made up for each answer', text: /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, as: '<uuid>' },
  { reason: 'the time', text: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, as: '<instant>' },
  { reason: 'a secret', text: /(?<=[.:])[0-9a-f]{56}\b/g, as: '<secret>' },
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
  { reason: 'a secret, which the sandbox does not repeat', in: 'steps', keys: ['secret'], of: isAdminToken },
  { reason: 'counted by a job at its own pace', in: 'steps', keys: ['stats'], of: isOverview },
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
  { reason: 'written a while after a token is used', in: 'steps', keys: ['seenAt'], of: isToken, as: '<instant>' },
  { reason: 'made up when an instance starts', keys: ['instanceId'], of: isVersionInfo },
  { reason: 'the database gives these as it likes', unordered: isAccount },
  { reason: 'the database gives these as it likes', unordered: (item) => 'user' in item && 'joinedAt' in item },
  { reason: 'the database gives these as it likes', unordered: isToken },
  { reason: 'the database gives these as it likes', unordered: isInviteLink },
  { reason: 'the database gives these as it likes', unordered: isPermission },
  { reason: 'the database gives these as it likes', unordered: (item) => 'icon' in item },
  { reason: 'the database gives these as it likes', unordered: (item) => 'parameters' in item },
  { reason: 'names are sorted as the place does where the database runs', unordered: isContextField },
  ...[...areas.values()].flatMap(({ unordered }) =>
    unordered ? [{ reason: 'the database gives these as it likes', unordered }] : [],
  ),
];
