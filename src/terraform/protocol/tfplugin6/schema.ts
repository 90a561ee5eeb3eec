/** Messages that describe what a provider offers: blocks, attributes, identities, functions, actions. */
import {
  bool,
  bytes,
  type Decoded,
  enumeration,
  type Input,
  int64,
  type MessageType,
  message,
  oneValueOf,
  optional,
  repeated,
  string,
} from '../protobuf/message.ts';

export const StringKind = enumeration('StringKind', { PLAIN: 0, MARKDOWN: 1 });

export const ObjectNesting = enumeration('Schema.Object.NestingMode', {
  INVALID: 0,
  SINGLE: 1,
  LIST: 2,
  SET: 3,
  MAP: 4,
});

export const BlockNesting = enumeration('Schema.NestedBlock.NestingMode', {
  INVALID: 0,
  SINGLE: 1,
  LIST: 2,
  SET: 3,
  MAP: 4,
  GROUP: 5,
});

/** `type` is the JSON of a cty type; it is empty where `nested_type` says what is inside. */
export const Attribute = message('Schema.Attribute', {
  name: string(1),
  type: bytes(2),
  nested_type: optional((): MessageType<NestedObject, NestedObjectInput> => SchemaObject, 10),
  description: string(3),
  required: bool(4),
  optional: bool(5),
  computed: bool(6),
  sensitive: bool(7),
  description_kind: oneValueOf(StringKind, 8),
  deprecated: bool(9),
  write_only: bool(11),
  deprecation_message: string(12),
});

// These two messages contain themselves, so the compiler needs their shape spelled out once, under names for declarations.
/** @internal */
export interface NestedObject {
  attributes: Decoded<typeof Attribute>[];
  nesting: number;
  min_items: number | bigint;
  max_items: number | bigint;
}
/** @internal */
export interface NestedObjectInput {
  readonly attributes?: readonly Input<typeof Attribute>[];
  readonly nesting?: number;
  readonly min_items?: number | bigint;
  readonly max_items?: number | bigint;
}

export const SchemaObject: MessageType<NestedObject, NestedObjectInput> = message('Schema.Object', {
  attributes: repeated(Attribute, 1),
  nesting: oneValueOf(ObjectNesting, 3),
  min_items: int64(4),
  max_items: int64(5),
});

export const Block = message('Schema.Block', {
  version: int64(1),
  attributes: repeated(Attribute, 2),
  block_types: repeated((): MessageType<NestedBlockOf, NestedBlockInput> => NestedBlock, 3),
  description: string(4),
  description_kind: oneValueOf(StringKind, 5),
  deprecated: bool(6),
  deprecation_message: string(7),
  computed: bool(8),
});

/** @internal */
export interface NestedBlockOf {
  type_name: string;
  block: Decoded<typeof Block> | undefined;
  nesting: number;
  min_items: number | bigint;
  max_items: number | bigint;
}
/** @internal */
export interface NestedBlockInput {
  readonly type_name?: string;
  readonly block?: Input<typeof Block>;
  readonly nesting?: number;
  readonly min_items?: number | bigint;
  readonly max_items?: number | bigint;
}

export const NestedBlock: MessageType<NestedBlockOf, NestedBlockInput> = message('Schema.NestedBlock', {
  type_name: string(1),
  block: optional(Block, 2),
  nesting: oneValueOf(BlockNesting, 3),
  min_items: int64(4),
  max_items: int64(5),
});

export const Schema = message('Schema', { version: int64(1), block: optional(Block, 2) });

export const IdentityAttribute = message('ResourceIdentitySchema.IdentityAttribute', {
  name: string(1),
  type: bytes(2),
  required_for_import: bool(3),
  optional_for_import: bool(4),
  description: string(5),
});

export const ResourceIdentitySchema = message('ResourceIdentitySchema', {
  version: int64(1),
  identity_attributes: repeated(IdentityAttribute, 2),
});

export const Parameter = message('Function.Parameter', {
  name: string(1),
  type: bytes(2),
  allow_null_value: bool(3),
  allow_unknown_values: bool(4),
  description: string(5),
  description_kind: oneValueOf(StringKind, 6),
});

export const Return = message('Function.Return', { type: bytes(1) });

export const FunctionSchema = message('Function', {
  parameters: repeated(Parameter, 1),
  variadic_parameter: optional(Parameter, 2),
  return: optional(Return, 3),
  summary: string(4),
  description: string(5),
  description_kind: oneValueOf(StringKind, 6),
  deprecation_message: string(7),
});

export const ActionSchema = message('ActionSchema', { schema: optional(Schema, 1) });
