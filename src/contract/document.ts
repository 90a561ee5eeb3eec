// What the contract's tools read and write of an OpenAPI 3.0 document, and how they find an operation in it.
import { SpecificationError } from './specification-error.ts';

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

/** A JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** A schema object of OpenAPI 3.0, or a reference to one: https://spec.openapis.org/oas/v3.0.3#schema-object */
export interface Schema extends JsonObject {
  $ref?: string;
  type?: string;
  format?: string;
  nullable?: boolean;
  enum?: Json[];
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

export interface Parameter extends JsonObject {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
}

export interface Body extends JsonObject {
  required?: boolean;
  content?: Record<string, { schema?: Schema }>;
}

export interface Operation extends JsonObject {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: Body;
  responses: Record<string, Body>;
}

export interface OpenApiDocument extends JsonObject {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: { schemas: Record<string, Schema> };
}

/** An operation and where it stands. */
export interface PlacedOperation {
  id: string;
  method: Method;
  path: string;
  operation: Operation;
}

/** Every operation of a document, sorted by id. */
export function listOperations(document: OpenApiDocument): PlacedOperation[] {
  const operations: PlacedOperation[] = [];
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = methods[method];
      if (operation) operations.push({ id: operation.operationId, method, path, operation });
    }
  }
  return operations.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const SCHEMA_PREFIX = '#/components/schemas/';

/** The name a reference points at. Throws SpecificationError when that is not a schema of this document. */
export function nameOfReference(reference: string): string {
  if (!reference.startsWith(SCHEMA_PREFIX)) {
    throw new SpecificationError(
      `The reference ${reference} does not lead to ${SCHEMA_PREFIX}, where schemas are kept.`,
    );
  }
  return reference.slice(SCHEMA_PREFIX.length);
}

/** The names of all schemas that `roots` mention, directly or through other schemas of the document. */
export function reachableSchemas(roots: Json, schemas: Record<string, Schema>): Set<string> {
  const names = new Set<string>();
  const visit = (value: Json | undefined): void => {
    if (value === null || typeof value !== 'object') return;
    if (!Array.isArray(value) && typeof value.$ref === 'string') {
      const name = nameOfReference(value.$ref);
      if (!names.has(name)) {
        names.add(name);
        visit(schemas[name]);
      }
    }
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(roots);
  return names;
}
