// A right provider made wrong in one of its answers.
import type {
  Call,
  ProviderHandlers,
  RequestOf,
  ResponseOf,
  ServedRpc,
} from '../../../src/terraform/protocol/index.ts';

export type Spoiled = (right: ProviderHandlers) => ProviderHandlers;

type Unary = Exclude<ServedRpc, 'ListResource' | 'InvokeAction' | 'ReadStateBytes'>;

/** @param change what takes the place of fields of the right answer */
export const spoil =
  <R extends Unary>(rpc: R, change: (request: RequestOf<R>) => ResponseOf<R>): Spoiled =>
  (right) => {
    // The compiler does not follow an RPC's name to its handler.
    const handle = right[rpc] as (request: RequestOf<R>, call: Call) => Promise<object>;
    const wrong = async (request: RequestOf<R>, call: Call) => ({
      ...(await handle(request, call)),
      ...(change(request) as object),
    });
    return { ...right, [rpc]: wrong };
  };
