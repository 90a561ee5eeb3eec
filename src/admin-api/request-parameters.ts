// Sort the flat parameter object of an operation into path, query and body.
import { AdminApiError } from './errors/admin-api-error.ts';
import { type OperationId, operations } from './generated/operations.ts';

export interface RequestParameters {
  path: Record<string, string | number>;
  query: Record<string, unknown>;
  body: unknown;
}

/**
 * @throws AdminApiError of kind `unsafe` for a path parameter that is absent, empty or would lead to another path, such
 *   as `..`: what is then deleted or changed would be something else
 */
export function sortParameters(
  operation: OperationId,
  parameters: Readonly<Record<string, unknown>>,
): RequestParameters {
  const { body, ...rest } = parameters;
  const template = operations[operation].path;
  const sorted: RequestParameters = { path: {}, query: rest, body };
  for (const [, name = ''] of template.matchAll(/\{([^}]+)\}/g)) {
    sorted.path[name] = checkPathParameter(operation, name, rest[name]);
    delete sorted.query[name];
  }
  return sorted;
}

function checkPathParameter(operation: OperationId, name: string, value: unknown): string | number {
  const { method, path } = operations[operation];
  const refuse = (reason: string) => AdminApiError.from({ kind: 'unsafe', operation, method, path, reason });
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'string') throw refuse(`its path parameter ${name} must be text or a number`);
  if (value === '') throw refuse(`its path parameter ${name} is empty`);
  if (value === '.' || value === '..')
    throw refuse(`its path parameter ${name} is "${value}", which leads to another path`);
  if (/\p{Surrogate}/u.test(value)) throw refuse(`its path parameter ${name} is not valid Unicode`);
  return value;
}
