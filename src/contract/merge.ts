// Puts the open-source half and the enterprise half together into one specification.
import { isDeepStrictEqual } from 'node:util';
import { listOperations, METHODS, type OpenApiDocument, reachableSchemas } from './document.ts';

const ERROR_SCHEMA = 'apiErrorSchema';

/**
 * One document out of two halves that may refer to each other's schemas. Throws when they define the same operation,
 * define a schema differently, or leave a reference dangling.
 */
export function mergeHalves(openSource: OpenApiDocument, enterprise: OpenApiDocument): OpenApiDocument {
  const schemas = { ...openSource.components.schemas };
  for (const [name, schema] of Object.entries(enterprise.components.schemas)) {
    const known = schemas[name];
    if (known && !isDeepStrictEqual(known, schema))
      throw new Error(`The halves define the schema ${name} differently.`);
    schemas[name] = schema;
  }
  const paths = structuredClone(openSource.paths);
  for (const { id, path, method, operation } of listOperations(enterprise)) {
    if (paths[path]?.[method]) throw new Error(`Both halves have ${method.toUpperCase()} ${path} (${id}).`);
    paths[path] = { ...paths[path], [method]: structuredClone(operation) };
  }
  giveErrorsOneShape(paths);
  const merged: OpenApiDocument = {
    openapi: openSource.openapi,
    info: { title: 'The Unleash admin API as unleash-admin uses it', version: openSource.info.version },
    paths,
    components: { schemas },
  };
  checkOperationIds(merged);
  checkReferences(merged);
  return merged;
}

/** Servers describe an error anew in every operation, and less of it than they send. */
function giveErrorsOneShape(paths: OpenApiDocument['paths']): void {
  const error = { content: { 'application/json': { schema: { $ref: `#/components/schemas/${ERROR_SCHEMA}` } } } };
  for (const methods of Object.values(paths)) {
    for (const method of METHODS) {
      const responses = methods[method]?.responses;
      if (!responses) continue;
      for (const status of Object.keys(responses)) {
        if (!isSuccess(status)) responses[status] = structuredClone(error);
      }
      responses.default = structuredClone(error);
    }
  }
}

export function isSuccess(status: string): boolean {
  return status.startsWith('2');
}

function checkOperationIds(document: OpenApiDocument): void {
  const ids = listOperations(document).map(({ id }) => id);
  const twice = ids.find((id, index) => ids[index + 1] === id);
  if (twice) throw new Error(`Two operations are called ${twice}.`);
}

function checkReferences(document: OpenApiDocument): void {
  const { schemas } = document.components;
  const used = reachableSchemas(document.paths, schemas);
  const missing = [...used].filter((name) => !schemas[name]);
  if (missing.length > 0) throw new Error(`No half defines the schema ${missing.sort().join(', ')}.`);
  const idle = Object.keys(schemas).filter((name) => !used.has(name));
  if (idle.length > 0) throw new Error(`No operation reaches the schema ${idle.sort().join(', ')}.`);
}
