// Each way in which a specification can differ is found, and judged by who sends the value.
import { describe, expect, test } from 'vitest';
import { compareSpecifications } from '../../src/contract/compare.ts';
import type { OpenApiDocument, Schema } from '../../src/contract/document.ts';
import { specification } from './fixture.ts';

type Change = (document: OpenApiDocument) => void;

const sent =
  (change: (schema: Schema) => void): Change =>
  (document) =>
    change(document.components.schemas.newThingSchema!);
const answered =
  (change: (schema: Schema) => void): Change =>
  (document) => {
    const thing = structuredClone(document.components.schemas.thingSchema!);
    change(thing);
    document.paths['/things/{thingId}']!.get!.responses['200']!.content!['application/json']!.schema = thing;
  };

const cases: [string, Change, string][] = [
  ['operation gone', (d) => delete d.paths['/things'], 'breaking operation is missing there (POST /things)'],
  [
    'operation moved',
    (d) => {
      d.paths['/v2/things'] = d.paths['/things']!;
      delete d.paths['/things'];
    },
    'breaking operation is POST /v2/things there and POST /things here',
  ],
  [
    'operation renamed',
    (d) => Object.assign(d.paths['/things']!.post!, { operationId: 'addThing' }),
    'notable operation is called addThing there',
  ],
  [
    'status changed',
    (d) => Object.assign(d.paths['/things']!.post!, { responses: { '202': {} } }),
    'breaking answer 201 is 202 there',
  ],
  [
    'status added',
    (d) => Object.assign(d.paths['/things']!.post!.responses, { '202': {} }),
    'notable answer 202 is possible there',
  ],
  [
    'answer emptied',
    (d) => Object.assign(d.paths['/things']!.post!.responses, { '201': {} }),
    'breaking answer 201 has no body there',
  ],
  ['body gone', (d) => delete d.paths['/things']!.post!.requestBody, 'breaking request body is not announced there'],
  [
    'query parameter added',
    (d) => d.paths['/things/{thingId}']!.get!.parameters!.push({ name: 'deep', in: 'query' }),
    'new query parameter deep can be sent there',
  ],
  [
    'query parameter demanded',
    (d) => d.paths['/things/{thingId}']!.get!.parameters!.push({ name: 'deep', in: 'query', required: true }),
    'breaking query parameter deep is required there',
  ],
  ['field demanded', sent((s) => s.required!.push('mode')), 'breaking request body.mode is required there'],
  [
    'new field demanded',
    sent((s) => {
      s.properties!.size = { type: 'number' };
      s.required!.push('size');
    }),
    'breaking request body.size is required there',
  ],
  ['field offered', sent((s) => Object.assign(s.properties!, { size: {} })), 'new request body.size can be sent there'],
  ['field unknown', sent((s) => delete s.properties!.mode), 'notable request body.mode is not known there'],
  [
    'field refused',
    sent((s) => {
      delete s.properties!.mode;
      s.additionalProperties = false;
    }),
    'breaking request body.mode is refused there; notable request body refuses unknown fields there',
  ],
  [
    'value refused',
    sent((s) => Object.assign(s.properties!.mode!, { enum: ['open'] })),
    'breaking request body.mode may not be closed there',
  ],
  [
    'type of a sent field',
    sent((s) => Object.assign(s.properties!.name!, { type: 'integer' })),
    'breaking request body.name is integer there and string here',
  ],
  [
    'limit on a sent field',
    sent((s) => Object.assign(s.properties!.name!, { maxLength: 9 })),
    'notable request body.name has maxLength 9 there and none here',
  ],
  [
    'type of an answered field',
    answered((s) => Object.assign(s.properties!.id!, { type: 'string' })),
    'breaking answer 200.id is string there and integer here',
  ],
  [
    'looser number in an answer',
    answered((s) => Object.assign(s.properties!.id!, { type: 'number' })),
    'notable answer 200.id is number there and integer here',
  ],
  [
    'null in an answer',
    answered((s) => Object.assign(s.properties!.name!, { nullable: true })),
    'breaking answer 200.name may be null there',
  ],
  ['optional in an answer', answered((s) => s.required!.pop()), 'breaking answer 200.name may be left out there'],
  [
    'required field gone from an answer',
    answered((s) => {
      delete s.properties!.name;
      s.required = ['id'];
    }),
    'breaking answer 200.name is not answered there',
  ],
  [
    'optional field gone from an answer',
    answered((s) => delete s.properties!.mode),
    'notable answer 200.mode is not answered there',
  ],
  [
    'new value in an answer',
    answered((s) => s.properties!.mode!.enum!.push('ajar')),
    'notable answer 200.mode can also be ajar there',
  ],
  [
    'new field in an answer',
    answered((s) => Object.assign(s.properties!, { age: {} })),
    'new answer 200.age is answered there',
  ],
];

describe('compareSpecifications', () => {
  test.each(cases)('%s', (_, change, expected) => {
    const found = compareSpecifications(specification(), specification(change));
    expect(found.map(({ severity, where, message }) => `${severity} ${where} ${message}`).join('; ')).toBe(expected);
  });

  test('finds nothing in itself, nor in other names for path parameters, nor in operations we do not use', () => {
    const alike = specification((document) => {
      document.paths['/things/{id}'] = document.paths['/things/{thingId}']!;
      delete document.paths['/things/{thingId}'];
      document.paths['/others'] = { get: { operationId: 'getOthers', responses: {} } };
    });
    expect(compareSpecifications(specification(), alike)).toEqual([]);
  });

  test('says where in our contract: from the operation, or from the named schema', () => {
    const found = compareSpecifications(specification(), specification(sent((s) => delete s.properties!.mode)));
    expect(found[0]?.place).toEqual({ schema: 'newThingSchema', pointer: '/properties/mode' });
  });

  test('comes to an end in schemas that contain themselves', () => {
    const nested =
      (type: string): Change =>
      (document) => {
        const self = { $ref: '#/components/schemas/thingSchema' };
        Object.assign(document.components.schemas.thingSchema!.properties!, { parts: { type: 'array', items: self } });
        document.components.schemas.thingSchema!.properties!.name = { type };
      };
    const found = compareSpecifications(specification(nested('string')), specification(nested('boolean')));
    expect(found.map(({ operation, where }) => [operation, where])).toEqual([
      ['createThing', 'answer 201.name'],
      ['getThing', 'answer 200.name'],
    ]);
  });
});
