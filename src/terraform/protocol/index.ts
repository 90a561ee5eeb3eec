/** Terraform's plugin protocol 6 in JavaScript: values, paths, diagnostics, messages and the Provider service. */
export { type AttributePath, decodePath, encodePath, formatPath, type PathStep } from './attribute-path.ts';
export { type CtyType, decodeCtyType, encodeCtyType, formatCtyType } from './cty-type.ts';
export { Decimal } from './decimal.ts';
export { decodeValue } from './decode-value.ts';
export { type Diagnostic, encodeDiagnostic } from './diagnostic.ts';
export { type DynamicValue, decodeDynamicValue, encodeDynamicValue } from './dynamic-value.ts';
export { encodeValue } from './encode-value.ts';
export { decodeMessage } from './protobuf/decode-message.ts';
export { encodeMessage } from './protobuf/encode-message.ts';
export type { Decoded, Input, MessageType } from './protobuf/message.ts';
export { ProtocolError } from './protocol-error.ts';
export type { Call, HandlerOf, ProviderHandlers, ServedRpc } from './provider-handlers.ts';
export { sameValue } from './same-value.ts';
export * as tfplugin6 from './tfplugin6/index.ts';
export { providerService, type RequestOf, type ResponseOf, type RpcName, serviceName } from './tfplugin6/index.ts';
export { DynamicPseudo, type ObjectValue, type Value } from './value.ts';
export { valueFromJson } from './value-from-json.ts';
