/** Types of Terraform values (cty), and the JSON in which a schema and a dynamic value carry them. */
import { ProtocolError } from './protocol-error.ts';

export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', CtyType]
  | readonly ['object', { readonly [name: string]: CtyType }]
  | readonly ['tuple', readonly CtyType[]];

const primitives: ReadonlySet<unknown> = new Set(['string', 'number', 'bool', 'dynamic']);
const collections: ReadonlySet<unknown> = new Set(['list', 'set', 'map']);

/** No schema nests deeper; anything that does is an attack or a fault. */
const maxDepth = 100;

/** The type as a schema attribute's `type` wants it: UTF-8 JSON. */
export function encodeCtyType(type: CtyType): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(type));
}

/** @throws ProtocolError when the bytes are not the JSON of a type. */
export function decodeCtyType(bytes: Uint8Array): CtyType {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ProtocolError('a type must be JSON text');
  }
  return ctyTypeFromJson(json);
}

/** @throws ProtocolError when the parsed JSON is not a type. Names of optional attributes are dropped. */
export function ctyTypeFromJson(json: unknown, depth = 0): CtyType {
  if (depth > maxDepth) throw new ProtocolError(`a type may not nest deeper than ${maxDepth} levels`);
  if (primitives.has(json)) return json as CtyType;
  if (Array.isArray(json)) {
    const [kind, inner] = json as unknown[];
    if (collections.has(kind)) return [kind as 'list', ctyTypeFromJson(inner, depth + 1)];
    if (kind === 'tuple' && Array.isArray(inner)) return ['tuple', inner.map((one) => ctyTypeFromJson(one, depth + 1))];
    if (kind === 'object' && typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      const attributes: { [name: string]: CtyType } = Object.create(null);
      for (const [name, one] of Object.entries(inner)) attributes[name] = ctyTypeFromJson(one, depth + 1);
      return ['object', attributes];
    }
  }
  throw new ProtocolError(`not a type: ${describe(json)}`);
}

function describe(json: unknown): string {
  const text = JSON.stringify(json) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

/** The type in Terraform's words, for error messages: `list of string`, `object`, `dynamic`. */
export function formatCtyType(type: CtyType): string {
  if (typeof type === 'string') return type;
  return type[0] === 'object' || type[0] === 'tuple' ? type[0] : `${type[0]} of ${formatCtyType(type[1])}`;
}
