// The formats: every type of event has its meaning, and no name, however hostile, breaks a line or a field.
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../src/admin-api/index.ts';
import { activityOf, classes, createFormat, createLoginFormat, meanings, subjects } from '../../src/siem/index.ts';
import { spread } from '../support/size.ts';
import { events, eventOf, hostile, logins, server } from './events.ts';
import { parseCef } from './parse-cef.ts';

const settings = [
  { format: 'ndjson', ocsf: '1.8' },
  { format: 'ocsf', ocsf: '1.8' },
  { format: 'ocsf', ocsf: '1.9' },
  { format: 'cef', ocsf: '1.8' },
] as const;

const some = spread(events, { quick: 90 });

describe('the table', () => {
  test('has a row for each type, and no other', () => {
    expect(Object.keys(meanings).sort()).toEqual([...eventTypes].sort());
  });

  test('says what was done in words that the class of OCSF knows, but for updates that older classes have not', () => {
    const strange = Object.entries(meanings).filter(([, [subject, action]]) =>
      (['1.8', '1.9'] as const).some((version) => {
        const [id] = activityOf(classes[version][subjects[subject]], action);
        return id === 99 && !(version === '1.8' && action === 'update');
      }),
    );
    // API activity knows no switches.
    expect(strange.filter(([, [subject]]) => subjects[subject] !== 'api')).toEqual([]);
  });

  test('uses every subject', () => {
    const used = new Set(Object.values(meanings).map(([subject]) => subject));
    expect(Object.keys(subjects).filter((subject) => !used.has(subject as never))).toEqual(['something else']);
  });
});

describe.each(settings)('$format $ocsf', ({ format, ocsf }) => {
  const write = createFormat({ format, ocsf, server });

  test('each event is one line that nobody takes for two, without secrets', () => {
    for (const event of some) {
      const { text } = write(event);
      expect(text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202e]/u);
      expect(text).not.toContain('canary');
      expect(text.length).toBeGreaterThan(0);
    }
  });
});

test.each(settings)('a login in $format $ocsf is one line', (chosen) => {
  for (const login of logins)
    expect(createLoginFormat({ ...chosen, server })(login).text).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202e]/u);
});

test('a login is authentication, and a failed one says why', () => {
  const [first, failed] = logins;
  const write = createLoginFormat({ format: 'ocsf', ocsf: '1.9', server });
  expect(JSON.parse(write(first!).text)).toMatchObject({
    ...{ class_uid: 3002, type_uid: 300201, status: 'Success', severity_id: 1, auth_protocol: 'simple' },
    ...{ user: { name: 'ann@example.com' }, service: { name: 'Unleash' }, src_endpoint: { ip: '192.0.2.7' } },
  });
  expect(JSON.parse(write(failed!).text)).toMatchObject({ status: 'Failure', severity_id: 3 });
  const { fields } = parseCef(createLoginFormat({ format: 'cef', ocsf: '1.8', server })(failed!).text);
  expect(fields).toMatchObject({ outcome: 'failure', duser: 'ann@example.com', externalId: '2', cs1: 'simple' });
  expect(fields.reason).toMatch(/^no /);
});

test.each(settings.filter(({ format }) => format !== 'cef'))('$format keeps every character of a name', (chosen) => {
  const { text } = createFormat({ ...chosen, server })(eventOf(1, { data: { name: hostile } }));
  const parsed = JSON.parse(text);
  expect((parsed.data ?? parsed.unmapped.data).name).toBe(hostile);
});

test('ndjson has the names of events search, and the address', () => {
  const { text } = createFormat({ format: 'ndjson', ocsf: '1.8', server })(eventOf(5, { ip: '192.0.2.7' }));
  expect(JSON.parse(text)).toEqual({
    ...{ id: 5, type: 'role-updated', createdAt: '2027-01-31T00:00:05.000Z', ip: '192.0.2.7' },
    ...{ createdBy: 'ann@example.com', createdById: 7, project: null, environment: null, feature: null },
    ...{ summary: null, data: null, preData: null },
  });
});

describe('ocsf', () => {
  const say = (type: (typeof eventTypes)[number], data: object, ocsf: '1.8' | '1.9' = '1.8') =>
    JSON.parse(
      createFormat({ format: 'ocsf', ocsf, server })(eventOf(1, { type, data: { ...data }, project: 'shop' })).text,
    );

  test('a person is an account, and in 1.9 a user', () => {
    const user = { uid: '3', name: 'zoe', type_id: 1, type: 'User' };
    const created = { id: 3, username: 'zoe' };
    expect(say('user-created', created)).toMatchObject({ class_uid: 3001, activity_id: 1, type_uid: 300101, user });
    expect(say('user-updated', created)).toMatchObject({ activity_id: 99, activity_name: 'Update' });
    expect(say('user-deleted', created, '1.9')).toMatchObject({ class_uid: 3007, type_uid: 300703, user });
  });

  test('roles are given to whom the event names, in a project', () => {
    const given = { userId: 9, roles: [{ roleId: 4 }, 5, { name: 'Owner' }] };
    const resources = [{ name: 'shop', type: 'project' }];
    expect(say('project-access-user-roles-updated', given)).toMatchObject({
      ...{ class_uid: 3005, activity_id: 1, user: { uid: '9' }, privileges: ['4', '5', 'Owner'], resources },
    });
    expect(say('project-access-user-roles-updated', given, '1.9')).toMatchObject({
      ...{ class_uid: 3007, activity_id: 16, user: { uid: '9' }, resources },
      iam_roles: [{ name: '4' }, { name: '5' }, { name: 'Owner' }],
    });
    const taken = say('project-access-user-roles-deleted', { groupId: 6, roles: [4] });
    expect(taken).toMatchObject({ class_uid: 3006, activity_id: 2, group: { uid: '6' }, privileges: ['4'] });
  });

  test('a failure is one, and so is whoever has no account', () => {
    const failed = say('change-request-scheduled-application-failure', {});
    expect(failed).toMatchObject({ status_id: 2, status: 'Failure' });
    const event = eventOf(1, { createdBy: 'admin', createdByUserId: -42 });
    const { actor } = JSON.parse(createFormat({ format: 'ocsf', ocsf: '1.8', server })(event).text);
    expect(actor.user).toEqual({ name: 'admin', uid: '-42', type_id: 99, type: 'Admin token' });
  });
});

describe('cef', () => {
  const write = createFormat({ format: 'cef', ocsf: '1.8', server });

  test('what is written is what is read', () => {
    const event = eventOf(8, { type: 'group-created', data: { name: 'a|b=c\\d' }, ip: '192.0.2.7', project: 'x=y' });
    const { header, fields } = parseCef(write(event).text);
    expect(header).toEqual(['CEF:0', 'Unleash', 'Unleash', '-', 'group-created', 'group: create', '5']);
    expect(fields).toEqual({
      ...{ rt: String(Date.UTC(2027, 0, 31) + 8000), externalId: '8', dvchost: 'unleash.example.com' },
      ...{ cat: 'group', act: 'create', outcome: 'success', suser: 'ann@example.com', suid: '7', src: '192.0.2.7' },
      ...{ cs1Label: 'project', cs1: 'x=y', cs4Label: 'subject', cs4: 'a|b=c\\d' },
      ...{ cs5Label: 'data', cs5: '{"name":"a|b=c\\\\d"}' },
    });
  });

  test('every event is read back, with no field that it did not write', () => {
    const known = /^(rt|externalId|dvchost|cat|act|outcome|suser|suid|src|duser|duid|msg|(cs[1-6]|c6a2)(Label)?)$/;
    for (const event of some) {
      const { header, fields } = parseCef(write(event).text);
      expect(header).toHaveLength(7);
      expect(header[4]).toBe(event.type);
      expect(Object.keys(fields).filter((key) => !known.test(key))).toEqual([]);
      expect(fields.externalId).toBe(String(event.id));
    }
  });

  test('an address of version 6 has a field of its own, and data no more than its field holds', () => {
    const { fields } = parseCef(write(eventOf(1, { ip: '2001:db8::7', data: { name: 'x'.repeat(9000) } })).text);
    expect(fields).toMatchObject({ c6a2: '2001:db8::7', c6a2Label: 'Source IPv6 Address' });
    expect(fields.src).toBeUndefined();
    expect(fields.cs5!.length).toBeLessThanOrEqual(4000);
  });
});
