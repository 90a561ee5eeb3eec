// Asks an instance without a network: thousands of questions take a second.
import { operations } from '../../../src/admin-api/generated/operations.ts';
import type { Asked } from '../../../src/admin-api/shared-reads/may-change.ts';
import { handleRequest } from '../../../src/sandbox/http/handle-request.ts';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { findRoute } from '../../../src/sandbox/http/router.ts';

/** The status and the text of the answer. */
export function ask(sandbox: Sandbox, token: string, { operation, parameters }: Asked) {
  const { method, path: template } = operations[operation];
  const { body, ...rest } = parameters;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(rest[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (!template.includes(`{${name}}`)) query.set(name, String(value));
  const { status, body: answer } = handleRequest(
    { store: sandbox.store, edition: 'enterprise', url: sandbox.url },
    {
      ...{ method, path, query, authorization: token, ip: '127.0.0.1' },
      contentType: 'application/json',
      rawBody: body === undefined ? '' : JSON.stringify(body),
      route: findRoute(method, path),
    },
  );
  return { status, answer };
}
