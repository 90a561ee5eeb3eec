/** What a provider answers: one function for each RPC that it serves; the others are answered "unimplemented". */
import type { providerService, RequestOf, ResponseOf, RpcName } from './tfplugin6/index.ts';

export interface Call {
  /** Aborted when Terraform gives up on the call or goes away. */
  readonly signal: AbortSignal;
}

type Service = typeof providerService;
/** RPCs with one request. */
export type ServedRpc = { [R in RpcName]: Service[R] extends { clientStream: true } ? never : R }[RpcName];

export type HandlerOf<R extends RpcName> = Service[R] extends { serverStream: true }
  ? (request: RequestOf<R>, call: Call) => AsyncIterable<ResponseOf<R>>
  : (request: RequestOf<R>, call: Call) => Promise<ResponseOf<R>>;

export type ProviderHandlers = { readonly [R in ServedRpc]?: HandlerOf<R> } & {
  /** Not an RPC: called when Terraform is done with the process, which ends after it. */
  end?(): Promise<void>;
};
