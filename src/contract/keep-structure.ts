// Cuts a specification down to the operations in use and to structure: no prose, no examples, no vendor extensions.
import {
  type Body,
  type Json,
  type JsonObject,
  listOperations,
  type OpenApiDocument,
  type Operation,
  reachableSchemas,
  type Schema,
} from './document.ts';

const SCHEMA_KEYWORDS = new Set([
  ...['$ref', 'type', 'format', 'nullable', 'enum', 'default', 'deprecated'],
  ...['properties', 'required', 'additionalProperties', 'minProperties', 'maxProperties'],
  ...['items', 'minItems', 'maxItems', 'uniqueItems', 'oneOf', 'anyOf', 'allOf', 'not'],
  ...['pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
]);

/** Keeps `operationIds` and the schemas they reach. Throws naming every id that the document does not have. */
export function keepStructure(document: OpenApiDocument, operationIds: readonly string[]): OpenApiDocument {
  const wanted = new Set(operationIds);
  const paths: OpenApiDocument['paths'] = {};
  for (const { id, path, method, operation } of listOperations(document)) {
    if (!wanted.delete(id)) continue;
    paths[path] = { ...paths[path], [method]: operationStructure(operation) };
  }
  if (wanted.size > 0) {
    throw new Error(
      `${document.info.title} ${document.info.version} has no operation ${[...wanted].sort().join(', ')}.`,
    );
  }
  const schemas: Record<string, Schema> = {};
  for (const name of reachableSchemas(paths as JsonObject, document.components.schemas)) {
    const schema = document.components.schemas[name];
    if (!schema) throw new Error(`The specification mentions the schema ${name} but does not define it.`);
    schemas[name] = schemaStructure(schema);
  }
  const { title, version } = document.info;
  return { openapi: document.openapi, info: { title, version }, paths, components: { schemas } };
}

function operationStructure({ operationId, deprecated, parameters, requestBody, responses }: Operation): Operation {
  return {
    operationId,
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(parameters
      ? {
          parameters: parameters.map((parameter) => ({
            name: parameter.name,
            in: parameter.in,
            ...(parameter.required ? { required: true } : {}),
            ...(parameter.schema ? { schema: schemaStructure(parameter.schema) } : {}),
          })),
        }
      : {}),
    ...(requestBody ? { requestBody: bodyStructure(requestBody) } : {}),
    responses: mapValues(responses, bodyStructure),
  };
}

function bodyStructure({ required, headers, content }: Body): Body {
  return {
    ...(required === undefined ? {} : { required }),
    ...(headers ? { headers: mapValues(headers as Record<string, Body>, headerStructure) } : {}),
    ...(content
      ? { content: mapValues(content, ({ schema }) => (schema ? { schema: schemaStructure(schema) } : {})) }
      : {}),
  };
}

function headerStructure({ schema }: Body): JsonObject {
  return schema ? { schema: schemaStructure(schema as Schema) } : {};
}

function schemaStructure(schema: Schema): Schema {
  const kept: Schema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (!SCHEMA_KEYWORDS.has(keyword) || value === undefined) continue;
    kept[keyword] = keywordStructure(keyword, value);
  }
  return kept;
}

/** Only these keywords hold schemas; under `properties` the keys are names, which may read like keywords. */
function keywordStructure(keyword: string, value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (keyword === 'properties') return mapValues(value as Record<string, Schema>, schemaStructure);
  if (keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'allOf')
    return (value as Schema[]).map(schemaStructure);
  if (keyword === 'items' || keyword === 'additionalProperties' || keyword === 'not') {
    return schemaStructure(value as Schema);
  }
  return value;
}

function mapValues<From, To>(values: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}
