// A small specification that tests bend in one place at a time.
import type { OpenApiDocument, Operation, Schema } from '../../src/contract/document.ts';

export const thingSchema: Schema = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' }, mode: { type: 'string', enum: ['open', 'closed'] } },
  required: ['id', 'name'],
};

export const newThingSchema: Schema = {
  type: 'object',
  properties: { name: { type: 'string' }, mode: { type: 'string', enum: ['open', 'closed'] } },
  required: ['name'],
};

const reference = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });

export const getThing: Operation = {
  operationId: 'getThing',
  parameters: [{ name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }],
  responses: { '200': { content: reference('thingSchema') }, '404': {} },
};

export const createThing: Operation = {
  operationId: 'createThing',
  requestBody: { required: true, content: reference('newThingSchema') },
  responses: { '201': { content: reference('thingSchema') } },
};

/** A specification of two operations; `change` may do anything to its copy. */
export function specification(change: (document: OpenApiDocument) => void = () => {}): OpenApiDocument {
  const document = structuredClone<OpenApiDocument>({
    openapi: '3.0.3',
    info: { title: 'Things', version: '1.0.0' },
    paths: { '/things': { post: createThing }, '/things/{thingId}': { get: getThing } },
    components: { schemas: { thingSchema, newThingSchema } },
  });
  change(document);
  return document;
}
