// Makes a route of an operation of the contract: the server's own middleware before it, one transaction around it.
import { readFileSync } from 'node:fs';
import { Controller } from 'unleash-server';

const contract = JSON.parse(readFileSync(new URL('../../../openapi/contract.json', import.meta.url), 'utf8'));
const operations = new Map(
  Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [operation.operationId, { path, method, operation }]),
  ),
);

/**
 * Routes answer what their handler returns: `{ status, body, headers }`. A handler gets `{ params, query, body, user,
 * audit, services }`, where the services of a write all work in one transaction, which a failure rolls back.
 */
export class EnterpriseController extends Controller {
  constructor(config, { openApiService, servicesOn, db }) {
    super(config);
    this.openApiService = openApiService;
    this.servicesOn = servicesOn;
    this.db = db;
  }

  /** @param permission one name, several of which one is needed, or none */
  serve(operationId, permission, handle) {
    const { path, method, operation } = operations.get(operationId);
    const { parameters, requestBody } = withoutReferences(operation);
    this.route({
      method,
      path: path.replace(/\{(\w+)\}/g, ':$1'),
      permission,
      acceptAnyContentType: method === 'delete',
      middleware: [this.openApiService.validPath({ operationId, parameters, requestBody, responses: {} })],
      handler: async ({ params, query, body, user, audit }, response) => {
        const call = { params, query, body, user, audit };
        const answer =
          method === 'get'
            ? await handle({ ...call, services: this.servicesOn(this.db) })
            : await this.db.transaction((transaction) => handle({ ...call, services: this.servicesOn(transaction) }));
        response.status(answer.status ?? 200).set(answer.headers ?? {});
        if (answer.body === undefined) response.end();
        else response.json(answer.body);
      },
    });
  }
}

/** The server has schemas of its own, some by the same names. */
function withoutReferences(value) {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (typeof value !== 'object' || value === null) return value;
  if (value.$ref) return withoutReferences(contract.components.schemas[value.$ref.split('/').at(-1)]);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutReferences(item)]));
}
