// Only what the contract needs is kept of a specification.
import { describe, expect, test } from 'vitest';
import { keepStructure } from '../../src/contract/keep-structure.ts';
import { specification } from './fixture.ts';

describe('keepStructure', () => {
  test('keeps the wanted operations and the schemas they reach', () => {
    const kept = keepStructure(specification(), ['getThing']);
    expect(Object.keys(kept.paths)).toEqual(['/things/{thingId}']);
    expect(Object.keys(kept.components.schemas)).toEqual(['thingSchema']);
  });

  test('drops prose, examples and vendor extensions', () => {
    const wordy = specification((document) => {
      Object.assign(document.info, { description: 'prose' });
      Object.assign(document.paths['/things']!.post!, { summary: 'prose', tags: ['prose'], 'x-stability': 'prose' });
      Object.assign(document.paths['/things']!.post!.responses['201']!, { description: 'prose' });
      Object.assign(document.components.schemas.thingSchema!, {
        description: 'prose',
        externalDocs: {},
        example: 'prose',
      });
      Object.assign(document.components.schemas.thingSchema!.properties!.name!, { description: 'prose', 'x-note': 1 });
    });
    expect(keepStructure(wordy, ['createThing', 'getThing'])).toEqual(specification());
  });

  test('keeps properties that are called like prose', () => {
    const described = specification((document) => {
      document.components.schemas.thingSchema!.properties!.description = { type: 'string', description: 'prose' };
    });
    const { properties } = keepStructure(described, ['getThing']).components.schemas.thingSchema!;
    expect(properties?.description).toEqual({ type: 'string' });
  });

  test('names what is missing', () => {
    expect(() => keepStructure(specification(), ['getThing', 'b', 'a'])).toThrow('Things 1.0.0 has no operation a, b.');
  });
});
