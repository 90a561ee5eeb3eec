/** The wrapper in which values travel: msgpack, or JSON from older states. */
import type { CtyType } from './cty-type.ts';
import { decodeValue } from './decode-value.ts';
import { encodeValue } from './encode-value.ts';
import type { Decoded } from './protobuf/message.ts';
import type { DynamicValue as DynamicValueMessage } from './tfplugin6/value.ts';
import type { Value } from './value.ts';
import { valueFromJson } from './value-from-json.ts';

export type DynamicValue = Partial<Decoded<typeof DynamicValueMessage>>;

/** An absent wrapper, or one with nothing in it, is null. */
export function decodeDynamicValue(type: CtyType, value: DynamicValue | undefined): Value {
  if (value?.msgpack?.length) return decodeValue(type, value.msgpack);
  if (value?.json?.length) return valueFromJson(type, value.json);
  return null;
}

export function encodeDynamicValue(type: CtyType, value: Value): DynamicValue {
  return { msgpack: encodeValue(type, value) };
}
