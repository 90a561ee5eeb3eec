// Changes calls of Terraform and answers of Unleash, keeping as much of their structure as makes them dangerous.
import { objectType } from '../../src/terraform/framework/index.ts';
import {
  type CtyType,
  decodeMessage,
  decodeValue,
  encodeMessage,
  encodeValue,
  type MessageType,
  type ObjectValue,
  providerService,
  type RpcName,
  type Value,
} from '../../src/terraform/protocol/index.ts';
import { provider } from '../catalog.ts';
import { mutateBytes } from './mutate-bytes.ts';
import { mutateJson } from './mutate-json.ts';
import type { Random } from './random.ts';
import type { Answer } from './record.ts';

type Message = MessageType<unknown, unknown>;
type Fields = { [name: string]: unknown };
type Wrapped = { readonly msgpack?: Uint8Array; readonly json?: Uint8Array };

const valueFields = ['config', 'prior_state', 'proposed_new_state', 'planned_state', 'current_state'];

const { resources, dataSources } = provider();
const resourceTypes = new Map(resources.map(({ name, attributes }) => [`unleash_${name}`, objectType(attributes)]));
const dataSourceTypes = new Map(dataSources.map(({ name, attributes }) => [`unleash_${name}`, objectType(attributes)]));

/** Bytes changed anywhere, or one of the values in the request changed and well formed. */
export function mutateRequest(rpc: RpcName, request: Uint8Array, random: Random): Uint8Array {
  const { request: type } = providerService[rpc] as { request: Message };
  const fields = decodeMessage(type, request) as Fields;
  const cty = (rpc.includes('Data') ? dataSourceTypes : resourceTypes).get(String(fields.type_name));
  const present = valueFields.filter((name) => (fields[name] as Wrapped | undefined)?.msgpack?.length);
  const way = random.below(6);
  if (way === 0) return mutateBytes(request, random);
  if (fields.raw_state) {
    const state: unknown = JSON.parse(new TextDecoder().decode((fields.raw_state as Wrapped).json));
    const json = new TextEncoder().encode(mutateJson(state, random));
    return encodeMessage(type, { ...fields, raw_state: { json } });
  }
  if (typeof fields.id === 'string') return encodeMessage(type, { ...fields, id: random.pick(ids) });
  if (present.length === 0 || !cty) return mutateBytes(request, random);
  const name = random.pick(present);
  const { msgpack } = fields[name] as { msgpack: Uint8Array };
  if (way === 1) return encodeMessage(type, { ...fields, [name]: { msgpack: mutateBytes(msgpack, random) } });
  if (way === 2) return encodeMessage(type, { ...fields, [name]: undefined });
  const changed = mutateValue(cty, decodeValue(cty, msgpack), random, 0);
  return encodeMessage(type, { ...fields, [name]: { msgpack: encodeValue(cty, changed) } });
}

const ids = [
  '',
  ':',
  '0',
  '-1',
  '1e3',
  '../../test',
  'a:b:c:d',
  '%2e%2e',
  '\0',
  '.',
  'default',
  '9'.repeat(400),
  'é/?#',
];
const texts = [...ids, '__proto__', ' ', '[', '(a+)+$', '{{', '2027-02-30T00:00:00Z', '\u202e', 'x'.repeat(20_000)];
const numbers = [0, -1, 1.5, 2 ** 53, 1e21, -(2 ** 40), 11, 2n ** 70n, Number.POSITIVE_INFINITY];

/** Another value of the same type. */
function mutateValue(type: CtyType, value: Value, random: Random, depth: number): Value {
  if (depth > 0 && random.oneIn(8)) return random.pick([null, undefined]);
  if (type === 'string') return random.pick(texts);
  if (type === 'number') return random.pick(numbers);
  if (type === 'bool') return random.oneIn(2);
  if (typeof type === 'string' || value === null || value === undefined) return null;
  const [kind, inner] = type;
  if (kind === 'object') {
    const name = random.pick(Object.keys(inner));
    const object = value as ObjectValue;
    return { ...object, [name]: mutateValue(inner[name]!, object[name], random, depth + 1) };
  }
  if (kind === 'map') return new Map([[random.pick(texts), mutateValue(inner, null, random, depth + 1)]]);
  const list = [...(value as readonly Value[])];
  const one = mutateValue(inner as CtyType, list[0] ?? null, random, depth + 1);
  return random.oneIn(2) ? [...list, one, one] : list.length > 0 ? list.with(random.below(list.length), one) : [one];
}

const statuses = [200, 200, 200, 200, 201, 204, 202, 301, 400, 401, 403, 404, 409, 415, 429, 500, 503];
const types = ['application/json', 'application/json; charset=utf-16', 'text/html', 'image/png', '', 'a/b; c="'];

export function mutateAnswer({ status, contentType, body }: Answer, random: Random): Answer {
  return {
    status: random.oneIn(4) ? random.pick(statuses) : status,
    contentType: random.oneIn(4) ? random.pick(types) : contentType,
    body: random.oneIn(12) ? noise(body, random) : mutateJson(body === '' ? {} : JSON.parse(body), random),
  };
}

function noise(body: string, random: Random): string {
  return Buffer.from(mutateBytes(new TextEncoder().encode(body || 'x'), random)).toString('latin1');
}
