/** RPCs about state stores: a provider as the place where Terraform keeps its state. */
import { bytes, int64, message, optional, repeated, string } from '../protobuf/message.ts';
import { serverStream, unary } from './rpc.ts';
import { Diagnostic, DynamicValue } from './value.ts';

const ClientStateStore = message('StateStoreClientCapabilities', { chunk_size: int64(1) });
const ServerStateStore = message('StateStoreServerCapabilities', { chunk_size: int64(1) });
const StateByteRange = message('StateByteRange', { start: int64(1), end: int64(2) });
const RequestChunkMeta = message('RequestChunkMeta', { type_name: string(1), state_id: string(2) });

const store = { type_name: string(1), state_id: string(2) };
const outcome = { diagnostics: repeated(Diagnostic, 1) };

export const stateStoreRpcs = {
  ValidateStateStoreConfig: unary(
    'ValidateStateStoreConfig',
    { type_name: string(1), config: optional(DynamicValue, 2) },
    outcome,
  ),
  ConfigureStateStore: unary(
    'ConfigureStateStore',
    { type_name: string(1), config: optional(DynamicValue, 2), capabilities: optional(ClientStateStore, 3) },
    { diagnostics: repeated(Diagnostic, 1), capabilities: optional(ServerStateStore, 2) },
  ),
  ReadStateBytes: serverStream(
    'ReadStateBytes',
    store,
    message('ReadStateBytes.ResponseChunk', {
      bytes: bytes(1),
      total_length: int64(2),
      range: optional(StateByteRange, 3),
      diagnostics: repeated(Diagnostic, 4),
    }),
  ),
  WriteStateBytes: {
    request: message('WriteStateBytes.RequestChunk', {
      meta: optional(RequestChunkMeta, 1),
      bytes: bytes(2),
      total_length: int64(3),
      range: optional(StateByteRange, 4),
    }),
    response: message('WriteStateBytes.Response', outcome),
    clientStream: true as const,
  },
  LockState: unary(
    'LockState',
    { ...store, operation: string(3) },
    { lock_id: string(1), diagnostics: repeated(Diagnostic, 2) },
  ),
  UnlockState: unary('UnlockState', { ...store, lock_id: string(3) }, outcome),
  GetStates: unary(
    'GetStates',
    { type_name: string(1) },
    { state_ids: repeated('string', 1), diagnostics: repeated(Diagnostic, 2) },
  ),
  DeleteState: unary('DeleteState', store, outcome),
};
