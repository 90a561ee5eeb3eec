/** Messages that carry values, diagnostics and paths. */
import {
  bool,
  bytes,
  enumeration,
  int32,
  int64,
  map,
  message,
  oneOf,
  oneValueOf,
  optional,
  repeated,
  string,
} from '../protobuf/message.ts';

export const DynamicValue = message('DynamicValue', { msgpack: bytes(1), json: bytes(2) });

/** A state as Terraform stored it, perhaps by an older version of the provider. */
export const RawState = message('RawState', { json: bytes(1), flatmap: map('string', 2) });

export const AttributePathStep = message('AttributePath.Step', {
  attribute_name: oneOf('selector', 'string', 1),
  element_key_string: oneOf('selector', 'string', 2),
  element_key_int: oneOf('selector', 'int64', 3),
});

export const AttributePath = message('AttributePath', { steps: repeated(AttributePathStep, 1) });

export const Severity = enumeration('Diagnostic.Severity', { INVALID: 0, ERROR: 1, WARNING: 2 });

export const Diagnostic = message('Diagnostic', {
  severity: oneValueOf(Severity, 1),
  summary: string(2),
  detail: string(3),
  attribute: optional(AttributePath, 4),
});

export const FunctionError = message('FunctionError', { text: string(1), function_argument: optional('int64', 2) });

export const ResourceIdentityData = message('ResourceIdentityData', { identity_data: optional(DynamicValue, 1) });

export const ServerCapabilities = message('ServerCapabilities', {
  plan_destroy: bool(1),
  get_provider_schema_optional: bool(2),
  move_resource_state: bool(3),
  generate_resource_config: bool(4),
});

export const ClientCapabilities = message('ClientCapabilities', {
  deferral_allowed: bool(1),
  write_only_attributes_allowed: bool(2),
  store_planned_private: bool(3),
  computed_blocks_allowed: bool(4),
});

export const DeferredReason = enumeration('Deferred.Reason', {
  UNKNOWN: 0,
  RESOURCE_CONFIG_UNKNOWN: 1,
  PROVIDER_CONFIG_UNKNOWN: 2,
  ABSENT_PREREQ: 3,
});

export const Deferred = message('Deferred', { reason: oneValueOf(DeferredReason, 1) });

/** https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp */
export const Timestamp = message('google.protobuf.Timestamp', { seconds: int64(1), nanos: int32(2) });
