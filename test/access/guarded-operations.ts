// Every operation that asks for a permission, tried without doing anything: the server looks at permissions before it looks at
// what was sent, so a body of no known kind is refused afterwards, and what has no body is asked of objects that do not exist.
import { type OperationId, operations } from '../../src/admin-api/generated/operations.ts';
import type { AnyEndpoint } from '../../src/sandbox/endpoint.ts';
import { endpoints } from '../../src/sandbox/generated/endpoints.ts';

interface Guarded {
  readonly operation: OperationId;
  /** Any one of them is enough. */
  readonly needs: readonly string[];
  readonly place: { readonly project: string; readonly environment?: string };
  request(url: string, authorization: string): Request;
}

/** What is there; everything else is not. */
const there: { readonly [parameter: string]: string } = { projectId: 'shop', environment: 'development' };

const guardedAt = (operation: OperationId): Guarded[] => {
  const { needs, anyContentType }: AnyEndpoint = endpoints[operation];
  const { method, path } = operations[operation];
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  if (!needs) return [];
  // Without a body, and about what is there, it would be done.
  const isDone = anyContentType === true && parameters.every((name) => name in there);
  const given = (name: string) => (isDone ? undefined : there[name]) ?? '999999';
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given(name));
  const at = (name: string) => (parameters.includes(name) ? given(name) : undefined);
  const environment = at('environment');
  return [
    {
      ...{ operation, needs },
      place: { project: at('projectId') ?? '', ...(environment !== undefined && { environment }) },
      request: (url, authorization) =>
        new Request(`${url}${address}`, {
          method,
          headers: { authorization, 'content-type': 'text/plain' },
          ...(method !== 'GET' && { body: 'of no kind' }),
        }),
    },
  ];
};

export const guarded: readonly Guarded[] = (Object.keys(operations) as OperationId[]).flatMap(guardedAt);
