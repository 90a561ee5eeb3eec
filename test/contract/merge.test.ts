// The two halves become one contract, or the reason why not is told.
import { describe, expect, test } from 'vitest';
import { listOperations, type OpenApiDocument } from '../../src/contract/document.ts';
import { mergeHalves } from '../../src/contract/merge.ts';
import { createThing, getThing, newThingSchema, specification, thingSchema } from './fixture.ts';

const errorSchema = { type: 'object' };

function half(paths: OpenApiDocument['paths'], schemas: OpenApiDocument['components']['schemas']): OpenApiDocument {
  return specification((document) => {
    document.paths = structuredClone(paths);
    document.components = { schemas: structuredClone(schemas) };
  });
}

const openSource = half({ '/things/{thingId}': { get: getThing } }, { thingSchema });
const enterprise = half({ '/things': { post: createThing } }, { newThingSchema, apiErrorSchema: errorSchema });

describe('mergeHalves', () => {
  test('takes every operation and lets one half use a schema of the other', () => {
    const merged = mergeHalves(openSource, enterprise);
    expect(listOperations(merged).map(({ id }) => id)).toEqual(['createThing', 'getThing']);
    expect(Object.keys(merged.components.schemas).sort()).toEqual(['apiErrorSchema', 'newThingSchema', 'thingSchema']);
  });

  test('gives every error the one shape, also where no error is announced', () => {
    const { responses } = mergeHalves(openSource, enterprise).paths['/things/{thingId}']!.get!;
    const error = { content: { 'application/json': { schema: { $ref: '#/components/schemas/apiErrorSchema' } } } };
    expect(responses['404']).toEqual(error);
    expect(responses.default).toEqual(error);
    expect(responses['200']).toEqual(getThing.responses['200']);
  });

  test('leaves the halves as they were', () => {
    const before = structuredClone([openSource, enterprise]);
    mergeHalves(openSource, enterprise);
    expect([openSource, enterprise]).toEqual(before);
  });

  test('refuses an operation that both halves have', () => {
    const both = half({ ...openSource.paths, ...enterprise.paths }, { thingSchema, newThingSchema });
    expect(() => mergeHalves(both, enterprise)).toThrow('Both halves have POST /things (createThing).');
  });

  test('refuses one operation id for two operations', () => {
    const twice = half(
      { '/things': { post: { ...createThing, operationId: 'getThing' } } },
      enterprise.components.schemas,
    );
    expect(() => mergeHalves(openSource, twice)).toThrow('Two operations are called getThing.');
  });

  test('refuses a schema that the halves define differently', () => {
    const other = half(enterprise.paths, { ...enterprise.components.schemas, thingSchema: { type: 'string' } });
    expect(() => mergeHalves(openSource, other)).toThrow('The halves define the schema thingSchema differently.');
  });

  test('refuses a dangling reference and a schema that nothing uses', () => {
    const lacking = half(enterprise.paths, { apiErrorSchema: errorSchema });
    expect(() => mergeHalves(openSource, lacking)).toThrow('No half defines the schema newThingSchema.');
    const idle = half(enterprise.paths, { ...enterprise.components.schemas, oldSchema: {} });
    expect(() => mergeHalves(openSource, idle)).toThrow('No operation reaches the schema oldSchema.');
  });
});
