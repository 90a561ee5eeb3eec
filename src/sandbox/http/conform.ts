// Every request and every answer against the contract: bad requests are refused as Unleash refuses them, bad answers are our bug.
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import contract from '../../../openapi/contract.json' with { type: 'json' };
import { operations } from '../../admin-api/generated/operations.ts';
import type { OperationId } from '../../admin-api/generated/operations.ts';
import { schemaMismatch } from '../failures/errors.ts';
import { explainMismatch } from './explain-mismatch.ts';

/** The parts of a request that the contract speaks about; values are coerced in place, as the server does. */
interface RequestParts {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body?: unknown;
}

interface Operation {
  parameters?: { in: string; name: string; required?: boolean; schema?: object }[];
  requestBody?: { content?: Record<string, { schema?: object }> };
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

/** An answer of the sandbox that the contract does not allow. */
export class NonConformingAnswer extends Error {}

const contractKey = 'contract';
const requestAjv = createAjv({ coerceTypes: true });
const answerAjv = createAjv({});

const requestChecks = new Map<OperationId, ValidateFunction>();
const answerChecks = new Map<string, ValidateFunction | undefined>();

/** Throws a Refusal that lists what is wrong. */
export function checkRequest(operation: OperationId, parts: RequestParts): void {
  let check = requestChecks.get(operation);
  if (check === undefined) {
    check = requestAjv.compile(requestSchema(operation));
    requestChecks.set(operation, check);
  }
  if (check(parts)) return;
  throw schemaMismatch((check.errors ?? []).map((error) => explainMismatch(error, parts)));
}

/** Throws NonConformingAnswer, which names the operation, the status and the place. */
export function checkAnswer(operation: OperationId, status: number, body: unknown): void {
  const key = `${operation} ${status}`;
  if (!answerChecks.has(key)) answerChecks.set(key, compileAnswer(operation, status));
  const check = answerChecks.get(key);
  if (check === undefined) {
    if (body === undefined) return;
    throw new NonConformingAnswer(`the contract has no body for ${operation} ${status}, the sandbox answered one`);
  }
  if (check(body)) return;
  const reasons = (check.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message}${extra(error)}`);
  throw new NonConformingAnswer(`the answer of ${operation} ${status} breaks the contract: ${reasons.join('; ')}`);
}

function extra(error: ErrorObject): string {
  return error.keyword === 'additionalProperties' ? ` (${error.params.additionalProperty})` : '';
}

function compileAnswer(id: OperationId, status: number): ValidateFunction | undefined {
  const response = findOperation(id).responses[status];
  if (response === undefined) throw new NonConformingAnswer(`the contract has no answer ${status} for ${id}`);
  if (response.content?.['application/json']?.schema === undefined) return undefined;
  return answerAjv.compile(refer(id, 'responses', String(status), 'content', 'application/json', 'schema'));
}

function requestSchema(id: OperationId): object {
  const { parameters = [], requestBody } = findOperation(id);
  const section = (place: string) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    return {
      type: 'object',
      required: here.filter((parameter) => parameter.required).map((parameter) => parameter.name),
      properties: Object.fromEntries(here.map((parameter) => [parameter.name, parameter.schema ?? {}])),
    };
  };
  const hasBody = requestBody?.content?.['application/json']?.schema !== undefined;
  const body = hasBody ? { body: refer(id, 'requestBody', 'content', 'application/json', 'schema') } : {};
  return {
    type: 'object',
    required: ['params', 'query', ...Object.keys(body)],
    properties: { params: section('path'), query: section('query'), ...body },
  };
}

/** A reference into the contract, so that schemas are shared between operations and compiled once. */
function refer(id: OperationId, ...rest: string[]): { $ref: string } {
  const { method, path } = operations[id];
  const pointer = ['paths', path, method.toLowerCase(), ...rest]
    .map((segment) => encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  return { $ref: `${contractKey}#/${pointer}` };
}

function findOperation(id: OperationId): Operation {
  const { method, path } = operations[id];
  const paths: Record<string, Record<string, Operation>> = contract.paths;
  const found = paths[path]?.[method.toLowerCase()];
  if (found === undefined) throw new Error(`the contract has no ${method} ${path} (${id})`);
  return found;
}

function createAjv(options: { coerceTypes?: boolean }): Ajv {
  const ajv = new Ajv({ ...options, strict: false, validateSchema: false });
  formats.default(ajv);
  return ajv.addSchema(contract, contractKey);
}
