// Judges JSON by the contract's schemas.
import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { listOperations, type OpenApiDocument, type Schema } from '../../src/contract/document.ts';

const addFormats = addFormatsModule.default;

export interface Judge {
  /** What is wrong with a request body for an operation; empty when nothing is. */
  request(operationId: string, body: unknown): string[];
  /** What is wrong with an answer of an operation; empty when nothing is. */
  response(operationId: string, status: number, body: unknown): string[];
}

export function judgeBy(contract: OpenApiDocument): Judge {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $id: 'contract', components: contract.components });
  const operations = new Map(listOperations(contract).map((placed) => [placed.id, placed.operation]));

  const validators = new Map<Schema, ValidateFunction>();

  function judge(schema: Schema, value: unknown): string[] {
    const validate = validators.get(schema) ?? ajv.compile(pointAt(schema));
    validators.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  }

  return {
    request(operationId, body) {
      const schema = operations.get(operationId)?.requestBody?.content?.['application/json']?.schema;
      return schema ? judge(schema, body) : [`${operationId} takes no body`];
    },
    response(operationId, status, body) {
      const responses = operations.get(operationId)?.responses ?? {};
      const answer = responses[String(status)] ?? (status >= 400 ? responses.default : undefined);
      if (!answer) return [`${operationId} should not answer ${status}`];
      const schema = answer.content?.['application/json']?.schema;
      if (!schema) return body === undefined ? [] : ['a body where none is expected'];
      return judge(schema, body);
    },
  };
}

/** References in a lone schema have to name the document that they lead into. */
function pointAt(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')) as Schema;
}
