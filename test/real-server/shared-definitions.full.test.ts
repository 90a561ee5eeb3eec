// The laws on a real open-source server, for what flags have in common and what talks to them: definitions, tokens, integrations.
import { beforeAll, describe, expect, test } from 'vitest';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { type Member, members } from '../../workshop/catalog.ts';
import { switchMaintenance } from '../../provider/writes/switch-maintenance.ts';
import * as laws from '../support/laws/index.ts';
import { spread } from '../support/size.ts';
import { expectListSaysAll } from '../support/list-says-all.ts';
import { sharedUnleashServer, type UnleashServer } from '../../workshop/unleash-server.ts';
import { callsTo, openOn } from './open-place.ts';

let server: UnleashServer;
beforeAll(async () => {
  server = await sharedUnleashServer();
});

const memberOf = (type: string) => members.find((member) => member.type === type)!;
/** The examples as this edition and a machine without a network can have them: in the default project, told of a host here. */
const possible = (member: Member): Member => ({
  ...member,
  examples: member.examples
    .map((example) =>
      example
        .replace(/resource "unleash_project" "checkout" {[^}]*}/, '')
        .replaceAll('unleash_project.checkout.id', '"default"')
        .replaceAll('https://audit.example.com', 'http://127.0.0.1:9'),
    )
    .filter((example) => !example.includes('"unleash_project"')),
});
type Named = { id?: number; name: string; enabled?: boolean };
type Token = { secret: string; type: string };
const predefined = ['appName', 'currentTime', 'environment', 'sessionId', 'userId', 'simple'];

/** What there is besides what a new server has; invite links that are off cannot be deleted, and count as gone. */
async function extras() {
  const call = callsTo(server);
  const made = (items: unknown) => (items as Named[]).filter(({ name }) => !predefined.includes(name));
  const lists = {
    fields: made(await call('GET', '/context?include=project')),
    segments: made((await call('GET', '/segments')).segments),
    tagTypes: made((await call('GET', '/tag-types')).tagTypes),
    links: made((await call('GET', '/invite-link/tokens')).tokens).filter(({ enabled }) => enabled),
    tokens: ((await call('GET', '/api-tokens')).tokens as Token[]).filter(({ type }) => type !== 'admin'),
    integrations: (await call('GET', '/addons')).addons as Named[],
    origins: (await call('GET', '/ui-config')).frontendApiOrigins,
  };
  return { ...lists, maintenance: (await call('GET', '/maintenance')).enabled };
}

async function removeExtras(): Promise<void> {
  const call = callsTo(server);
  await switchMaintenance(createAdminApi({ url: server.url, token: server.token, env: {} }), false);
  const { fields, segments, tagTypes, tokens, integrations } = await extras();
  for (const { secret } of tokens) await call('DELETE', `/api-tokens/${encodeURIComponent(secret)}`);
  for (const { id } of integrations) await call('DELETE', `/addons/${id}`);
  for (const { name } of fields) await call('DELETE', `/context/${name}`);
  for (const { id } of segments) await call('DELETE', `/segments/${id}`);
  for (const { name } of tagTypes) await call('DELETE', `/tag-types/${name}`);
}

const open: laws.Open = async () => {
  await removeExtras();
  const place = await openOn(server, ['development', 'production'])();
  return { ...place, snapshot: extras, [Symbol.asyncDispose]: removeExtras };
};

const types = [
  'unleash_context_field',
  'unleash_project_context_field',
  'unleash_segment',
  'unleash_tag_type',
  'unleash_project_default_strategy',
  'unleash_invite_link',
  'unleash_maintenance',
  'unleash_api_token',
  'unleash_project_api_token',
  'unleash_integration',
  'unleash_cors_origin',
];

describe.each(spread(types, { quick: 1 }).map(memberOf).map(possible))('$type', (member) => {
  test('3 to 5: apply keeps every planned value, a second plan is empty, refresh changes nothing', () =>
    laws.keepsWhatWasPlanned(member, open));
  test('6: import by id gives the same state', () => laws.importsTheSame(member, open));
  test('7: each next example updates in place, or replaces exactly where declared', () =>
    laws.followsItsExamples(member, open));
  if (member.resource.delete)
    test('8: deleted behind our back, it is planned again', () => laws.returnsWhenDeleted(member, open));
  test('9: every settable attribute changed behind our back shows as drift at its own path', () =>
    laws.showsDriftAtItsPath(member, open));
  test('10: destroy leaves the server as it was, or warns', () => laws.leavesNothingBehind(member, open));
  test('11: exported to HCL, it plans empty', () => laws.plansEmptyWhenExported(member, open));
  if (member.resource.readFromList)
    test('its list says all that reading each object says', async () => {
      for (const example of member.examples) {
        await using place = await open();
        await laws.applied(member, place.core, example);
        const api = createAdminApi({ url: server.url, token: server.token, env: {} });
        expect(await expectListSaysAll(member, api)).toBeGreaterThan(0);
      }
    });
});
