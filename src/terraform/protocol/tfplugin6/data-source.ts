/** RPCs that only look: data sources, ephemeral resources, list resources. */
import { bool, int64, message, optional, repeated, string } from '../protobuf/message.ts';
import { serverStream, unary } from './rpc.ts';
import { ClientCapabilities, Deferred, Diagnostic, DynamicValue, ResourceIdentityData, Timestamp } from './value.ts';

const validation = (name: string) =>
  unary(name, { type_name: string(1), config: optional(DynamicValue, 2) }, { diagnostics: repeated(Diagnostic, 1) });

const ListResourceEvent = message('ListResource.Event', {
  identity: optional(ResourceIdentityData, 1),
  display_name: string(2),
  resource_object: optional(DynamicValue, 3),
  diagnostic: repeated(Diagnostic, 4),
});

export const dataSourceRpcs = {
  ValidateDataResourceConfig: validation('ValidateDataResourceConfig'),
  ReadDataSource: unary(
    'ReadDataSource',
    {
      type_name: string(1),
      config: optional(DynamicValue, 2),
      provider_meta: optional(DynamicValue, 3),
      client_capabilities: optional(ClientCapabilities, 4),
    },
    { state: optional(DynamicValue, 1), diagnostics: repeated(Diagnostic, 2), deferred: optional(Deferred, 3) },
  ),
  ValidateEphemeralResourceConfig: validation('ValidateEphemeralResourceConfig'),
  OpenEphemeralResource: unary(
    'OpenEphemeralResource',
    {
      type_name: string(1),
      config: optional(DynamicValue, 2),
      client_capabilities: optional(ClientCapabilities, 3),
    },
    {
      diagnostics: repeated(Diagnostic, 1),
      renew_at: optional(Timestamp, 2),
      result: optional(DynamicValue, 3),
      private: optional('bytes', 4),
      deferred: optional(Deferred, 5),
    },
  ),
  RenewEphemeralResource: unary(
    'RenewEphemeralResource',
    { type_name: string(1), private: optional('bytes', 2) },
    { diagnostics: repeated(Diagnostic, 1), renew_at: optional(Timestamp, 2), private: optional('bytes', 3) },
  ),
  CloseEphemeralResource: unary(
    'CloseEphemeralResource',
    { type_name: string(1), private: optional('bytes', 2) },
    { diagnostics: repeated(Diagnostic, 1) },
  ),
  ValidateListResourceConfig: unary(
    'ValidateListResourceConfig',
    {
      type_name: string(1),
      config: optional(DynamicValue, 2),
      include_resource_object: optional(DynamicValue, 3),
      limit: optional(DynamicValue, 4),
    },
    { diagnostics: repeated(Diagnostic, 1) },
  ),
  ListResource: serverStream(
    'ListResource',
    { type_name: string(1), config: optional(DynamicValue, 2), include_resource_object: bool(3), limit: int64(4) },
    ListResourceEvent,
  ),
};
