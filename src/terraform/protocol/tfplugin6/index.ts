/** Terraform's plugin protocol 6.11 as a table: every message, field number and RPC of the Provider service. */
import type { Decoded, Input } from '../protobuf/message.ts';
import { actionRpcs } from './action.ts';
import { dataSourceRpcs } from './data-source.ts';
import { providerRpcs } from './provider.ts';
import { resourceRpcs } from './resource.ts';
import type { Rpc } from './rpc.ts';
import { stateStoreRpcs } from './state-store.ts';

export {
  ActionSchema,
  Attribute,
  Block,
  BlockNesting,
  FunctionSchema,
  IdentityAttribute,
  NestedBlock,
  ObjectNesting,
  Parameter,
  ResourceIdentitySchema,
  Return,
  Schema,
  SchemaObject,
  StringKind,
} from './schema.ts';
export {
  AttributePath,
  ClientCapabilities,
  Deferred,
  DeferredReason,
  Diagnostic,
  DynamicValue,
  FunctionError,
  RawState,
  ResourceIdentityData,
  ServerCapabilities,
  Severity,
  Timestamp,
} from './value.ts';

export const serviceName = 'tfplugin6.Provider';

export const providerService = {
  ...providerRpcs,
  ...resourceRpcs,
  ...dataSourceRpcs,
  ...actionRpcs,
  ...stateStoreRpcs,
} satisfies { readonly [name: string]: Rpc };

type Service = typeof providerService;

export type RpcName = keyof Service;
export type RequestOf<R extends RpcName> = Decoded<Service[R]['request']>;
export type ResponseOf<R extends RpcName> = Input<Service[R]['response']>;
