// Foreign validators read what is written: each type of event as OCSF 1.8 and 1.9, and as CEF.
import { beforeAll, describe, expect, test } from 'vitest';
import { createFormat, createLoginFormat } from '../../src/siem/index.ts';
import { toSyslogFrame } from '../../src/siem/sinks/syslog-message.ts';
import { type Python, pythonWith } from '../../workshop/python-packages.ts';
import { events, logins, server } from './events.ts';
import { classes, deprecated, iamRole } from './ocsf-1.9.ts';

const packages = ['ocsf-json-schema==1.2.0', 'jsonschema==4.26.0', 'pycef==1.11', 'syslog-rfc5424-parser==0.3.2'];

let python: Python | undefined;
beforeAll(() => {
  python = pythonWith('siem-validators', packages);
});

/** Reads the version, what it changes, and events, a line each; prints what is wrong with them. */
const validate = `
import copy, json, sys
from jsonschema import Draft202012Validator
from ocsf_json_schema import get_ocsf_schema, OcsfJsonSchemaEmbedded
given = json.loads(sys.stdin.readline())
schema = get_ocsf_schema(version='1.8.0')

def attribute(kind):
    many, kind = kind.endswith('[]'), kind.removesuffix('[]')
    shape = {'type': 'string_t'} if kind == 'string' else {'type': 'object_t', 'object_type': kind}
    return {**shape, 'is_array': many, 'requirement': 'optional', 'caption': kind}

if given['classes']:
    schema['version'] = '1.9.0'
    schema['objects']['iam_role'] = {'name': 'iam_role', 'caption': 'IAM Role',
        'attributes': {name: attribute(kind) for name, kind in given['iamRole'].items()},
        'constraints': {'at_least_one': ['name', 'uid']}}
    made = {}
    for name, change in given['classes'].items():
        one = copy.deepcopy(schema['classes'][change['from']])
        one['name'], one['uid'] = name, change['uid']
        ids = {str(at + 1): {'caption': caption} for at, caption in enumerate(change['activities'])}
        ids.update({'0': {'caption': 'Unknown'}, '99': {'caption': 'Other'}})
        attributes = one['attributes']
        attributes['activity_id']['enum'] = ids
        attributes['class_uid']['enum'] = {str(change['uid']): {'caption': name}}
        attributes['type_uid']['enum'] = {str(change['uid'] * 100 + int(id)): {'caption': id} for id in ids}
        for gone in change['removed']: attributes.pop(gone, None)
        for added, kind in change['added'].items(): attributes[added] = attribute(kind)
        for needed in change['required']: attributes[needed]['requirement'] = 'required'
        made[name] = one
    schema['classes'].update(made)
    for gone in given['deprecated']: del schema['classes'][gone]

ocsf, known, names = OcsfJsonSchemaEmbedded(schema), {}, {}
for line in sys.stdin:
    event = json.loads(line)
    uid = event['class_uid']
    if uid not in known:
        name = ocsf.lookup_class_name_from_uid(uid)
        known[uid] = Draft202012Validator(ocsf.get_class_schema(name, []))
        names[uid] = schema['classes'][name]['attributes']['activity_id']['enum']
    code = event['metadata']['event_code']
    for error in known[uid].iter_errors(event):
        print(json.dumps([code, uid, list(error.absolute_path), error.message[:300]]))
    caption = names[uid].get(str(event['activity_id']), {}).get('caption')
    if event['activity_id'] != 99 and caption != event['activity_name']:
        print(json.dumps([code, uid, 'activity_name', caption]))
    if event['metadata']['version'] != schema['version']:
        print(json.dumps([code, uid, 'version', event['metadata']['version']]))
`;

/** Each line as pycef reads it; null where it cannot. */
const readCef = `
import json, sys, pycef
for line in sys.stdin.buffer.read().decode().split('\\n'):
    if line: print(json.dumps(pycef.parse(line)))
`;

/** Each line, which is a message without its frame, as the parser reads it. */
const readSyslog = `
import json, sys
from syslog_rfc5424_parser import SyslogMessage
for line in sys.stdin.buffer.read().decode().split('\\n'):
    if line: print(json.dumps(SyslogMessage.parse(line).as_dict()))
`;

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

describe('OCSF', () => {
  const changes = { '1.8': { classes: {} }, '1.9': { classes, deprecated, iamRole } } as const;

  test.each(['1.8', '1.9'] as const)('%s: ocsf-json-schema finds nothing wrong with any type of event', (ocsf) => {
    if (!python) return;
    const write = createFormat({ format: 'ocsf', ocsf, server });
    const writeLogin = createLoginFormat({ format: 'ocsf', ocsf, server });
    const written = [...events.map((event) => write(event).text), ...logins.map((login) => writeLogin(login).text)];
    const head = JSON.stringify(changes[ocsf]);
    expect(linesOf(python.run(validate, [head, ...written, ''].join('\n')))).toEqual([]);
    // It is able to find something.
    const broken = written[0]!.replace('"activity_id":', '"activity_id":77,"strange":');
    expect(linesOf(python.run(validate, [head, broken, ''].join('\n'))).length).toBeGreaterThan(0);
  });
});

test('CEF: pycef reads what was written', () => {
  if (!python) return;
  const write = createFormat({ format: 'cef', ocsf: '1.8', server });
  const read = linesOf(python.run(readCef, events.map((event) => `${write(event).text}\n`).join('')));
  const parsed = read.map((line) => JSON.parse(line));
  expect(parsed).toHaveLength(events.length);
  for (const [index, fields] of parsed.entries()) {
    const { type, id, createdBy } = events[index]!;
    expect(fields).toMatchObject({ CEFVersion: '0', DeviceVendor: 'Unleash', DeviceEventClassID: type });
    expect(fields).toMatchObject({ externalId: String(id), dvchost: 'unleash.example.com' });
    if (createdBy === 'ann@example.com') expect(fields.suser).toBe(createdBy);
  }
});

test('syslog: syslog-rfc5424-parser reads each message', () => {
  if (!python) return;
  const write = createFormat({ format: 'ndjson', ocsf: '1.8', server });
  const lines = events.map((event) => write(event));
  const messages = lines.map((line) => toSyslogFrame(line, 'unleash.example.com').toString().replace(/^\d+ /, ''));
  const read = linesOf(python.run(readSyslog, messages.map((message) => `${message}\n`).join('')));
  expect(read).toHaveLength(events.length);
  for (const [index, line] of read.entries()) {
    const { type, text } = lines[index]!;
    expect(JSON.parse(line)).toMatchObject({
      facility: 'audit',
      appname: 'unleash',
      msgid: type.slice(0, 32),
      msg: text,
    });
  }
});
