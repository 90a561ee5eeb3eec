// What is known of the operations beside the contract, in the words of the reference.
import { facts } from '../../src/admin-api/generated/facts.ts';
import type { OperationId } from '../../src/admin-api/generated/operations.ts';
import type { AnyEndpoint } from '../../src/sandbox/endpoint.ts';
import { endpoints } from '../../src/sandbox/generated/endpoints.ts';

const editions = { oss: '', pro: 'Pro', enterprise: 'Enterprise' };
const repeats = { read: 'reads', set: 'yes', once: 'no' } as const;

/** The lowest edition that has the route; empty for open source. */
export function editionOf(id: OperationId): string {
  const endpoint: AnyEndpoint = endpoints[id];
  return editions[endpoint.edition ?? 'oss'];
}

/** What sending the request twice does. */
export const repeated = (id: OperationId) => repeats[facts[id].repeat];
