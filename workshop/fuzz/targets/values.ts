// Values and types as Terraform sends them: msgpack, JSON of states, JSON of types.
import fc from 'fast-check';
import {
  type CtyType,
  decodeCtyType,
  decodeValue,
  encodeCtyType,
  encodeValue,
  ProtocolError,
  sameValue,
  type Value,
  valueFromJson,
} from '../../../src/terraform/protocol/index.ts';
import { typedValue } from '../arbitraries.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { mutateJson } from '../mutate-json.ts';
import { allow, insist, join, split, type Target } from '../target.ts';

const utf8 = new TextEncoder();

export function valueTargets(seed: number): Target[] {
  const samples = fc.sample(typedValue, { seed, numRuns: 3000 });
  const wired = samples.map(([type, value]) => ({ type, bytes: encodeValue(type, value) }));
  const types = samples.map(([type]) => type);
  const states = samples.map(([type, value]) => ({ type, json: asState(value) }));
  return [
    {
      name: 'msgpack',
      weight: 400,
      make: (random) => {
        const { type, bytes } = random.pick(wired);
        // Now and then the bytes of another type.
        return join(random.oneIn(8) ? random.pick(types) : type, mutateBytes(bytes, random));
      },
      check: (input) => {
        const [json, bytes] = split<unknown>(input);
        const type = decodeCtyType(utf8.encode(JSON.stringify(json)));
        staysSame(
          type,
          allow(ProtocolError, () => [decodeValue(type, bytes)]),
        );
      },
    },
    {
      name: 'state JSON',
      weight: 100,
      make: (random) => {
        const { type, json } = random.pick(states);
        return join(type, utf8.encode(mutateJson(json, random)));
      },
      check: (input) => {
        const [json, bytes] = split<unknown>(input);
        const type = decodeCtyType(utf8.encode(JSON.stringify(json)));
        staysSame(
          type,
          allow(ProtocolError, () => [valueFromJson(type, bytes)]),
        );
      },
    },
    {
      name: 'type JSON',
      weight: 80,
      make: (random) => utf8.encode(mutateJson(random.pick(types), random)),
      check: (input) => {
        const type = allow(ProtocolError, () => decodeCtyType(input));
        if (type === undefined) return;
        const again = decodeCtyType(encodeCtyType(type));
        insist(JSON.stringify(again) === JSON.stringify(type), 'a type came back as another');
      },
    },
  ];
}

/** What was understood goes out and comes in again as the same. */
function staysSame(type: CtyType, decoded: Value[] | undefined): void {
  if (!decoded) return;
  const [value] = decoded;
  insist(sameValue(type, decodeValue(type, encodeValue(type, value)), value), 'a value came back as another');
}

/** As states hold values: without anything unknown. */
function asState(value: Value): unknown {
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (part instanceof Map) return Object.fromEntries(part);
    return typeof part === 'bigint' ? String(part) : part;
  });
  return JSON.parse(text ?? 'null');
}
