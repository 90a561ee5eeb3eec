/** RPCs about managed resources: their configuration, state, plan, import and move. */
import { bool, bytes, int64, message, optional, repeated, string } from '../protobuf/message.ts';
import { unary } from './rpc.ts';
import {
  AttributePath,
  ClientCapabilities,
  Deferred,
  Diagnostic,
  DynamicValue,
  RawState,
  ResourceIdentityData,
} from './value.ts';

const ImportedResource = message('ImportResourceState.ImportedResource', {
  type_name: string(1),
  state: optional(DynamicValue, 2),
  private: bytes(3),
  identity: optional(ResourceIdentityData, 4),
});

export const resourceRpcs = {
  ValidateResourceConfig: unary(
    'ValidateResourceConfig',
    {
      type_name: string(1),
      config: optional(DynamicValue, 2),
      client_capabilities: optional(ClientCapabilities, 3),
    },
    { diagnostics: repeated(Diagnostic, 1) },
  ),
  UpgradeResourceState: unary(
    'UpgradeResourceState',
    { type_name: string(1), version: int64(2), raw_state: optional(RawState, 3) },
    { upgraded_state: optional(DynamicValue, 1), diagnostics: repeated(Diagnostic, 2) },
  ),
  UpgradeResourceIdentity: unary(
    'UpgradeResourceIdentity',
    { type_name: string(1), version: int64(2), raw_identity: optional(RawState, 3) },
    { upgraded_identity: optional(ResourceIdentityData, 1), diagnostics: repeated(Diagnostic, 2) },
  ),
  ReadResource: unary(
    'ReadResource',
    {
      type_name: string(1),
      current_state: optional(DynamicValue, 2),
      private: bytes(3),
      provider_meta: optional(DynamicValue, 4),
      client_capabilities: optional(ClientCapabilities, 5),
      current_identity: optional(ResourceIdentityData, 6),
    },
    {
      new_state: optional(DynamicValue, 1),
      diagnostics: repeated(Diagnostic, 2),
      private: bytes(3),
      deferred: optional(Deferred, 4),
      new_identity: optional(ResourceIdentityData, 5),
    },
  ),
  PlanResourceChange: unary(
    'PlanResourceChange',
    {
      type_name: string(1),
      prior_state: optional(DynamicValue, 2),
      proposed_new_state: optional(DynamicValue, 3),
      config: optional(DynamicValue, 4),
      prior_private: bytes(5),
      provider_meta: optional(DynamicValue, 6),
      client_capabilities: optional(ClientCapabilities, 7),
      prior_identity: optional(ResourceIdentityData, 8),
      planned_private: bytes(9),
    },
    {
      planned_state: optional(DynamicValue, 1),
      requires_replace: repeated(AttributePath, 2),
      planned_private: bytes(3),
      diagnostics: repeated(Diagnostic, 4),
      legacy_type_system: bool(5),
      deferred: optional(Deferred, 6),
      planned_identity: optional(ResourceIdentityData, 7),
    },
  ),
  ApplyResourceChange: unary(
    'ApplyResourceChange',
    {
      type_name: string(1),
      prior_state: optional(DynamicValue, 2),
      planned_state: optional(DynamicValue, 3),
      config: optional(DynamicValue, 4),
      planned_private: bytes(5),
      provider_meta: optional(DynamicValue, 6),
      planned_identity: optional(ResourceIdentityData, 7),
    },
    {
      new_state: optional(DynamicValue, 1),
      private: bytes(2),
      diagnostics: repeated(Diagnostic, 3),
      legacy_type_system: bool(4),
      new_identity: optional(ResourceIdentityData, 5),
    },
  ),
  ImportResourceState: unary(
    'ImportResourceState',
    {
      type_name: string(1),
      id: string(2),
      client_capabilities: optional(ClientCapabilities, 3),
      identity: optional(ResourceIdentityData, 4),
    },
    {
      imported_resources: repeated(ImportedResource, 1),
      diagnostics: repeated(Diagnostic, 2),
      deferred: optional(Deferred, 3),
    },
  ),
  MoveResourceState: unary(
    'MoveResourceState',
    {
      source_provider_address: string(1),
      source_type_name: string(2),
      source_schema_version: int64(3),
      source_state: optional(RawState, 4),
      target_type_name: string(5),
      source_private: bytes(6),
      source_identity: optional(RawState, 7),
      source_identity_schema_version: int64(8),
    },
    {
      target_state: optional(DynamicValue, 1),
      diagnostics: repeated(Diagnostic, 2),
      target_private: bytes(3),
      target_identity: optional(ResourceIdentityData, 4),
    },
  ),
  GenerateResourceConfig: unary(
    'GenerateResourceConfig',
    { type_name: string(1), state: optional(DynamicValue, 2) },
    { config: optional(DynamicValue, 1), diagnostics: repeated(Diagnostic, 2) },
  ),
};
