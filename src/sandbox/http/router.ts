// From a method and a path to an operation: letter case and a trailing slash do not matter, literals win over parameters.
import { operations } from '../../admin-api/generated/operations.ts';
import type { OperationId } from '../../admin-api/generated/operations.ts';

export interface Route {
  operation: OperationId;
  params: Record<string, string>;
}

interface Node {
  literals: Map<string, Node>;
  parameter: Node | undefined;
  operations: Map<string, { id: OperationId; names: readonly string[] }>;
}

const createNode = (): Node => ({ literals: new Map(), parameter: undefined, operations: new Map() });

const root = createNode();

for (const [id, { method, path }] of Object.entries(operations) as [OperationId, { method: string; path: string }][]) {
  const names: string[] = [];
  let node = root;
  for (const segment of split(path)) {
    if (segment.startsWith('{')) {
      names.push(segment.slice(1, -1));
      node.parameter ??= createNode();
      node = node.parameter;
    } else {
      const literal = segment.toLowerCase();
      const next = node.literals.get(literal) ?? createNode();
      node.literals.set(literal, next);
      node = next;
    }
  }
  node.operations.set(method, { id, names });
}

/** The operation behind a path, without its query; undefined when there is none. Throws URIError on a bad escape. */
export function findRoute(method: string, path: string): Route | undefined {
  return descend(root, split(path), 0, [], method);
}

function descend(node: Node, segments: string[], at: number, values: string[], method: string): Route | undefined {
  const segment = segments[at];
  if (segment === undefined) {
    const found = node.operations.get(method);
    if (found === undefined) return undefined;
    const params = Object.fromEntries(
      found.names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]),
    );
    return { operation: found.id, params };
  }
  const literal = node.literals.get(segment.toLowerCase());
  const direct = literal && descend(literal, segments, at + 1, values, method);
  return direct ?? (node.parameter && descend(node.parameter, segments, at + 1, [...values, segment], method));
}

function split(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}
