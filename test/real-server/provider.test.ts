// The provider on a real open-source server: the laws for what it has, and plain words about what it has not.
import { beforeAll, describe, expect, test } from 'vitest';
import { createAdminApi } from '../../src/admin-api/index.ts';
import { type Member, members } from '../../workshop/catalog.ts';
import { readExamples } from '../../workshop/examples.ts';
import * as laws from '../support/laws/index.ts';
import { spread } from '../support/size.ts';
import { expectListSaysAll } from '../support/list-says-all.ts';
import { type Block, parseConfiguration } from '../../src/terraform/testing/index.ts';
import { sharedUnleashServer, type UnleashServer } from '../../workshop/unleash-server.ts';
import { callsTo, openOn } from './open-place.ts';

// A real server hashes passwords, which takes its time on a busy machine.
let server: UnleashServer;
beforeAll(async () => {
  server = await sharedUnleashServer();
});

const memberOf = (type: string) => members.find((member) => member.type === type)!;
const both = ['development', 'production'];
const fresh: laws.Open = () => openOn(server, both)();

describe.each(['unleash_user', 'unleash_cors'].map(memberOf))('$type', (member) => {
  test('3 to 5: apply keeps every planned value, a second plan is empty, refresh changes nothing', () =>
    laws.keepsWhatWasPlanned(member, fresh));
  test('6: import by id gives the same state', () => laws.importsTheSame(member, fresh));
  test('7: each next example updates in place, or replaces exactly where declared', () =>
    laws.followsItsExamples(member, fresh));
  if (member.resource.delete)
    test('8: deleted behind our back, it is planned again', () => laws.returnsWhenDeleted(member, fresh));
  test('9: every settable attribute changed behind our back shows as drift at its own path', () =>
    laws.showsDriftAtItsPath(member, fresh));
  test('10: destroy leaves the server as it was, or warns', () => laws.leavesNothingBehind(member, fresh));
  test('11: exported to HCL, it plans empty', () => laws.plansEmptyWhenExported(member, fresh));
  if (member.resource.readFromList)
    test('its list says all that reading each object says', async () => {
      for (const example of member.examples) {
        await using place = await fresh();
        await laws.applied(member, place.core, example);
        const api = createAdminApi({ url: server.url, token: server.token, env: {} });
        expect(await expectListSaysAll(member, api)).toBeGreaterThan(0);
      }
    });
});

describe('unleash_project_environment of the default project', () => {
  const inDefault = (environment: string, more = '') => `
    resource "unleash_project_environment" "one" {
      project_id       = "default"
      environment_name = "${environment}"
      ${more}
    }`;
  const member: Member = {
    ...memberOf('unleash_project_environment'),
    examples: [inDefault('production'), inDefault('development')],
  };
  const empty: laws.Open = () => openOn(server, [])();

  test('3 to 5: apply keeps every planned value, a second plan is empty, refresh changes nothing', () =>
    laws.keepsWhatWasPlanned(member, empty));
  test('6: import by id gives the same state', () => laws.importsTheSame(member, empty));
  test('7: another environment replaces it', () => laws.followsItsExamples(member, empty));
  test('8: deleted behind our back, it is planned again', () => laws.returnsWhenDeleted(member, empty));
  test('10: destroy leaves the server as it was', () => laws.leavesNothingBehind(member, empty));
  test('11: exported to HCL, it plans empty', () => laws.plansEmptyWhenExported(member, empty));

  test('it has no change-request settings where the server has none', async () => {
    await using place = await fresh();
    await laws.applied(member, place.core, inDefault('production'));
    expect(place.core.state.get('unleash_project_environment.one')?.value).toEqual({
      project_id: 'default',
      environment_name: 'production',
      change_requests_enabled: null,
      required_approvals: null,
    });
  });

  test('asked for change requests, it says that this needs another edition', async () => {
    await using place = await fresh();
    const errors = laws.errorsOf(await place.core.apply(inDefault('production', 'change_requests_enabled = true')));
    expect(errors).toHaveLength(1);
    expect(errors[0]!.summary).toContain('unleash_project_environment');
    expect(errors[0]!.detail).toMatch(
      /^A part of this unleash_project_environment is not .* updateProjectChangeRequestConfig .* needs another edition \(Enterprise or Pro\)/s,
    );
  });
});

describe('data sources', () => {
  test('find the user of their example', async () => {
    await using place = await fresh();
    for (const example of readExamples('data-sources/unleash_user')) {
      expect(laws.errorsOf(await place.core.apply(example))).toEqual([]);
      expect(laws.pending(await place.core.plan(example))).toEqual([]);
    }
  });

  test('find the default project', async () => {
    await using place = await fresh();
    const project = await place.core.readData('unleash_project', 'id = "default"');
    expect(project).toMatchObject({ id: 'default', name: 'Default', mode: 'open' });
  });
});

describe('what the open-source edition has not', () => {
  const missing = members.filter(({ resource }) => resource.requires === 'enterprise');

  test.each(spread(missing, { quick: 5 }))(
    '$type says once which edition it needs, and leaves nothing behind',
    async (member) => {
      await using place = await fresh();
      const before = await place.snapshot();
      const [example = ''] = member.examples;
      const errors = laws.errorsOf(await place.core.apply(await alone(member.type, example)));
      expect(errors.map(({ detail }) => detail)).toEqual([expect.stringContaining(member.type)]);
      expect(errors[0]!.summary).toContain(member.type);
      expect(errors[0]!.detail).toContain('needs the Enterprise edition of Unleash.');
      expect(errors[0]!.detail).not.toContain('404');
      expect(place.core.state.size).toBe(0);
      expect(await place.snapshot()).toEqual(before);
    },
  );

  test.each([
    ['unleash_role', 'name = "x"', 'Pro or Enterprise'],
    ['unleash_roles', '', 'Pro or Enterprise'],
    ['unleash_permission', 'name = "x"', 'Pro or Enterprise'],
    ['unleash_group', 'name = "x"', 'Enterprise'],
    ['unleash_groups', '', 'Enterprise'],
  ])('data %s says so too', async (type, config, editions) => {
    await using place = await fresh();
    await expect(place.core.readData(type, config)).rejects.toThrow(
      `${type} needs the ${editions} edition of Unleash.`,
    );
  });

  test.each(['unleash_environments', 'unleash_projects'])('data %s is read all the same', async (type) => {
    await using place = await fresh();
    expect(await place.core.readData(type, '')).toHaveProperty(type.replace('unleash_', ''));
  });
});

/** The block that an example is about, with a number of its own in place of each thing that it refers to. */
async function alone(type: string, example: string): Promise<Block[]> {
  const blocks = await parseConfiguration(example);
  let number = 0;
  const stand = () => {
    number += 1;
    return String(number);
  };
  return blocks
    .filter((block) => block.type === type)
    .map((block) => ({
      ...block,
      body: JSON.parse(JSON.stringify(block.body).replace(/\$\{[^}]+\}/g, stand)),
      dependsOn: [],
    }));
}

test('a segment that is in use is not deleted, and it is said where it is used', async () => {
  await using place = await fresh();
  const call = callsTo(server);
  const segment = 'resource "unleash_segment" "s" {\n  name = "Used"\n  constraints = []\n}';
  expect(laws.errorsOf(await place.core.apply(segment))).toEqual([]);
  const id = Number(place.core.state.get('unleash_segment.s')?.value.id);
  const feature = '/projects/default/features';
  await call('POST', feature, { name: 'flag', type: 'release' });
  await call('POST', `${feature}/flag/environments/development/strategies`, { name: 'default', segments: [id] });
  const [error] = laws.errorsOf(await place.core.destroy());
  expect(error?.detail).toBe(
    'The segment is in use, so Unleash does not delete it. Strategies of the flag "flag" in development (project "default") have it. Take it out there, and apply again.',
  );
  expect(place.core.state.size).toBe(1);
  await call('DELETE', `${feature}/flag`);
  await call('DELETE', '/archive/flag');
  expect(laws.errorsOf(await place.core.destroy())).toEqual([]);
});

test('the server is as it was in the beginning', async () => {
  await using _place = await fresh();
  const { users } = await callsTo(server)('GET', '/user-admin');
  expect(users).toHaveLength(1);
});
