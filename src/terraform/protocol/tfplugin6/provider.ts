/** RPCs about the provider itself: what it offers, its configuration, its functions, its end. */
import { map, message, optional, repeated, string } from '../protobuf/message.ts';
import { unary } from './rpc.ts';
import { ActionSchema, FunctionSchema, ResourceIdentitySchema, Schema } from './schema.ts';
import { ClientCapabilities, Diagnostic, DynamicValue, FunctionError, ServerCapabilities } from './value.ts';

const named = (kind: string) => message(`GetMetadata.${kind}Metadata`, { type_name: string(1) });
const FunctionMetadata = message('GetMetadata.FunctionMetadata', { name: string(1) });

export const providerRpcs = {
  GetMetadata: unary(
    'GetMetadata',
    {},
    {
      server_capabilities: optional(ServerCapabilities, 1),
      diagnostics: repeated(Diagnostic, 2),
      data_sources: repeated(named('DataSource'), 3),
      resources: repeated(named('Resource'), 4),
      functions: repeated(FunctionMetadata, 5),
      ephemeral_resources: repeated(named('EphemeralResource'), 6),
      list_resources: repeated(named('ListResource'), 7),
      state_stores: repeated(named('StateStore'), 8),
      actions: repeated(named('Action'), 9),
    },
  ),
  GetProviderSchema: unary(
    'GetProviderSchema',
    {},
    {
      provider: optional(Schema, 1),
      resource_schemas: map(Schema, 2),
      data_source_schemas: map(Schema, 3),
      diagnostics: repeated(Diagnostic, 4),
      provider_meta: optional(Schema, 5),
      server_capabilities: optional(ServerCapabilities, 6),
      functions: map(FunctionSchema, 7),
      ephemeral_resource_schemas: map(Schema, 8),
      list_resource_schemas: map(Schema, 9),
      state_store_schemas: map(Schema, 10),
      action_schemas: map(ActionSchema, 11),
    },
  ),
  GetResourceIdentitySchemas: unary(
    'GetResourceIdentitySchemas',
    {},
    { identity_schemas: map(ResourceIdentitySchema, 1), diagnostics: repeated(Diagnostic, 2) },
  ),
  ValidateProviderConfig: unary(
    'ValidateProviderConfig',
    { config: optional(DynamicValue, 1) },
    { diagnostics: repeated(Diagnostic, 2) },
  ),
  ConfigureProvider: unary(
    'ConfigureProvider',
    {
      terraform_version: string(1),
      config: optional(DynamicValue, 2),
      client_capabilities: optional(ClientCapabilities, 3),
    },
    { diagnostics: repeated(Diagnostic, 1) },
  ),
  StopProvider: unary('StopProvider', {}, { Error: string(1) }),
  GetFunctions: unary('GetFunctions', {}, { functions: map(FunctionSchema, 1), diagnostics: repeated(Diagnostic, 2) }),
  CallFunction: unary(
    'CallFunction',
    { name: string(1), arguments: repeated(DynamicValue, 2) },
    { result: optional(DynamicValue, 1), error: optional(FunctionError, 2) },
  ),
};
