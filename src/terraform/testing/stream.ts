// Reads what a provider streams, each message through the bytes that would travel.
import {
  type Decoded,
  decodeMessage,
  encodeMessage,
  type Input,
  type MessageType,
  type ProviderHandlers,
  providerService,
  type RequestOf,
  type ResponseOf,
} from '../protocol/index.ts';

type Streaming = 'ListResource' | 'InvokeAction';
type Service = typeof providerService;

/** Leaving the loop early gives up on the call, as Terraform does. */
export async function* streamOf<R extends Streaming>(
  handlers: ProviderHandlers,
  rpc: R,
  request: Input<Service[R]['request']>,
): AsyncGenerator<Decoded<Service[R]['response']>, void> {
  const { request: requestType, response } = providerService[rpc] as unknown as {
    request: MessageType<RequestOf<R>, Input<Service[R]['request']>>;
    response: MessageType<Decoded<Service[R]['response']>, ResponseOf<R>>;
  };
  const handler = handlers[rpc] as
    | ((request: RequestOf<R>, call: { signal: AbortSignal }) => AsyncIterable<ResponseOf<R>>)
    | undefined;
  if (!handler) throw new Error(`the provider does not serve ${rpc}`);
  const controller = new AbortController();
  try {
    for await (const event of handler(decodeMessage(requestType, encodeMessage(requestType, request)), controller))
      yield decodeMessage(response, encodeMessage(response, event));
  } finally {
    controller.abort();
  }
}
